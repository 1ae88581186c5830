/** Writes three forms of the starter to compare: as it is, with uint8 weights, and with half of its dimensions. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rewriteWeights } from '../../electron/engine/models/int8-weights.ts';
import { cutOutput } from '../../test/support/onnx/cut-output.ts';
import { starterModelDir } from '../paths.ts';

const TOWERS = { text_model_quantized: 'text_embeds', vision_model_quantized: 'image_embeds' } as const;
const DIMENSIONS = 256;

/** The same numbers in another type: what it finds is the starter's. @param dir is made. */
export async function writeUint8Starter(dir: string): Promise<void> {
  await copyStarter(dir);
  await changeTowers(dir, (bytes) => rewriteWeights(bytes, 'uint8'));
}

/** The first 256 of 512 dimensions: what it finds is worse than the starter's. @param dir is made. */
export async function writeCutStarter(dir: string): Promise<void> {
  await copyStarter(dir);
  await changeTowers(dir, (bytes, output) => cutOutput(bytes, output, DIMENSIONS));
  const config = path.join(dir, 'config.json');
  const whole = await readFile(config, 'utf8');
  await writeFile(config, whole.replaceAll('"projection_dim": 512', `"projection_dim": ${DIMENSIONS}`));
  // Its backgrounds have 512 dimensions.
  await rm(path.join(dir, 'calibration'), { recursive: true });
}

async function copyStarter(dir: string): Promise<void> {
  await cp(starterModelDir, dir, { recursive: true });
  await rm(path.join(dir, 'SHA256SUMS'));
}

async function changeTowers(
  dir: string,
  change: (bytes: Buffer, output: string) => Uint8Array,
): Promise<void> {
  for (const [tower, output] of Object.entries(TOWERS)) {
    const file = path.join(dir, 'onnx', `${tower}.onnx`);
    await writeFile(file, change(await readFile(file), output));
  }
}
