/** Compiles the vector kernel from its text form; called by scripts/prepare.mjs and by tests. */
import { readFile, writeFile } from 'node:fs/promises';
import wabtInit from 'wabt';

const source = new URL('../electron/engine/vectors/kernel.wat', import.meta.url);

/**
 * The kernel as WebAssembly bytes.
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernel() {
  const wabt = await wabtInit();
  const module = wabt.parseWat('kernel.wat', await readFile(source, 'utf8'), { simd: true });
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

/**
 * Writes the compiled kernel.
 * @param {string} outFile where to write it; its folder exists
 */
export async function buildKernel(outFile) {
  await writeFile(outFile, await compileKernel());
}
