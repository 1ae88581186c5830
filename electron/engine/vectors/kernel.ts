/** Compiles and types the vector kernel. Runs in the scan worker. */

/** Exports of kernel.wasm; kernel.wat documents parameters and results. */
export interface KernelExports {
  readonly emitted: WebAssembly.Global;
  scan(
    blocks: number,
    dimensions: number,
    block: number,
    end: number,
    query: number,
    queryScale: number,
    bitmap: number,
    hubWeight: number,
    threshold: number,
    out: number,
    outEnd: number,
  ): number;
}

/** Compiles kernel.wasm. One module can be instantiated for any number of memories. */
export function compileKernelModule(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  return new WebAssembly.Module(bytes);
}

/** Instantiates the kernel for one memory. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const instance = new WebAssembly.Instance(module, { engine: { memory } });
  return instance.exports as unknown as KernelExports;
}
