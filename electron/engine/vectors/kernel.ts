/** The compiled vector kernel, typed. Scan worker and engine process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { entryFile } from '../app-root.ts';

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
  dots(rows: number, bytes: number, vector: number, out: number, outEnd: number): void;
}

/** Compiles kernel.wasm. One module serves any number of memories. */
export function compileKernelModule(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  return new WebAssembly.Module(bytes);
}

/** Path of the built kernel.wasm that lies beside a built worker. */
export function kernelFile(workerEntry = entryFile('scan-worker')): string {
  return path.join(path.dirname(workerEntry), 'kernel.wasm');
}

/** Reads and compiles the built kernel. */
export function loadKernelModule(file = kernelFile()): WebAssembly.Module {
  return compileKernelModule(new Uint8Array(readFileSync(file)));
}

/** The kernel bound to one memory. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const instance = new WebAssembly.Instance(module, { engine: { memory } });
  return instance.exports as unknown as KernelExports;
}
