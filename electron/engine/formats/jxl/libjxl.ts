/** libjxl in WebAssembly, the decoder alone, and the only importer of @jsquash/jxl. Runs in decode workers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The module's decoder: all pixels as sRGB with straight alpha, turned, or null. */
export interface LibJxl {
  readonly HEAPU8: Uint8Array;
  decode(bytes: Uint8Array): {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray;
  } | null;
}

type Start = (options: {
  wasmBinary: Uint8Array;
  print: () => void;
  printErr: () => void;
}) => Promise<LibJxl>;

/** A new decoder. One that has thrown must not be used again. */
export async function startLibJxl(): Promise<LibJxl> {
  const wasm = createRequire(import.meta.url).resolve('@jsquash/jxl/codec/dec/jxl_dec.wasm');
  // Its own types lack those of Emscripten, which they refer to.
  const module: unknown = await import('@jsquash/jxl/codec/dec/jxl_dec.js');
  const { default: start } = module as { default: Start };
  const silent = (): void => undefined;
  // The module would look for its file beside the program.
  return start({ wasmBinary: readFileSync(wasm), print: silent, printErr: silent });
}
