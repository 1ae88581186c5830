/** Folders of real photos for integration tests: copies of the samples, and what a test must never change in them. */
import { createHash } from 'node:crypto';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { samplesDir } from '../../electron/engine/app-root.ts';

export const SAMPLE_NAMES = readdirSync(samplesDir).filter((name) => name.endsWith('.jpg'));

export const samplePath = (name: string): string => path.join(samplesDir, name);

/** Copies samples into a folder, which is made; all of them without `names`. */
export function copySamples(folder: string, names: readonly string[] = SAMPLE_NAMES): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) copyFileSync(samplePath(name), path.join(folder, name));
}

/** Writes `count` copies of the samples whose bytes differ by a comment in the JPEG header. */
export function writeVariants(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const name = SAMPLE_NAMES[index % SAMPLE_NAMES.length] ?? '';
    writeFileSync(path.join(folder, `${index}-${name}`), variant(name, index));
  }
}

/** The bytes of a sample with a comment that says which copy it is. */
function variant(name: string, copy: number): Buffer {
  const bytes = readFileSync(samplePath(name));
  const text = Buffer.from(`copy ${copy}`);
  const comment = Buffer.concat([Buffer.of(0xff, 0xfe, 0, text.length + 2), text]);
  return Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]);
}

/** Every entry below a folder with its times, mode and sha256, for `expect(…).toEqual` before and after. */
export function fingerprint(folder: string): Record<string, string> {
  const prints: Record<string, string> = {};
  const walk = (directory: Buffer): void => {
    for (const entry of readdirSync(directory, { encoding: 'buffer', withFileTypes: true })) {
      const file = Buffer.concat([directory, Buffer.from('/'), entry.name]);
      const { mtimeNs, ctimeNs, mode, size } = lstatSync(file, { bigint: true });
      const hash = entry.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
      prints[file.toString('latin1')] = `${mtimeNs} ${ctimeNs} ${mode} ${size} ${hash}`;
      if (entry.isDirectory()) walk(file);
    }
  };
  walk(Buffer.from(folder));
  return prints;
}
