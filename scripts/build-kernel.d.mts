/** Types of build-kernel.mjs for the tests that compile the kernel. */
export function compileKernel(): Promise<Uint8Array<ArrayBuffer>>;
export function buildKernel(outFile: string): Promise<void>;
