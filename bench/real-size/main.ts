/** Models of real size, with random weights, in Sightline and in transformers.js; see scripts/show-real-size.mjs. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { measureModel } from '../../electron/engine/embedder/measure.ts';
import {
  writeClipVitB16,
  writeClipVitB32,
  writeSiglipBase,
  type ModelFolderOptions,
} from '../../test/support/onnx/model-folders.ts';
import { ours, theirs, type Embedded } from './embed.ts';

interface Row {
  readonly name: string;
  readonly write: (dir: string, options: ModelFolderOptions) => Promise<void>;
  readonly siglip: boolean;
  readonly precision: 'fp32' | 'uint8';
}

const CLIP_B32 = { name: 'CLIP ViT-B/32', write: writeClipVitB32, siglip: false };
const CLIP_B16 = { name: 'CLIP ViT-B/16', write: writeClipVitB16, siglip: false };
const SIGLIP = { name: 'SigLIP base, patch 16, 224', write: writeSiglipBase, siglip: true };
const ROWS: readonly Row[] = [CLIP_B32, CLIP_B16, SIGLIP].flatMap((model) => [
  { ...model, precision: 'fp32' as const },
  { ...model, precision: 'uint8' as const },
]);
const TEXTS = [
  'a dog on the beach',
  'two people at a table, 1987',
  'naïve café at night',
  'a red bicycle leaning against a brick wall',
  'snow',
];

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const files = (await readdir(samplesDir))
  .filter((name) => name.endsWith('.jpg'))
  .sort()
  .map((name) => path.join(samplesDir, name));
const folder = await mkdtemp(path.join(tmpdir(), 'sightline-real-size-'));
try {
  console.log('| model | texts | photos | same pixels | photos/s | transformers.js | ratio |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const row of ROWS) {
    const title = `${row.name}, ${row.precision === 'fp32' ? 'fp32' : 'q8'}`;
    if (wanted.length > 0 && !wanted.some((word) => title.toLowerCase().includes(word))) continue;
    const modelDir = path.join(folder, 'model');
    const cacheDir = path.join(folder, 'cache');
    await mkdir(cacheDir, { recursive: true });
    await row.write(modelDir, { precision: row.precision });
    const input = { modelDir, cacheDir, files, texts: TEXTS };
    const speed = await measureModel({ ...input, files: files.map((file) => Buffer.from(file)) });
    const here = await ours(input);
    const type = row.precision === 'fp32' ? 'fp32' : 'q8';
    const there = await theirs({ ...input, siglip: row.siglip, type, pixels: here.pixels });
    const cells = [
      title,
      lowest(here.texts, there.texts),
      lowest(here.photos, there.photos),
      lowest(here.photos, there.samePixels),
      speed.imagesPerSecond.toFixed(1),
      there.photosPerSecond.toFixed(1),
      (speed.imagesPerSecond / there.photosPerSecond).toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
    await rm(modelDir, { recursive: true });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Lowest and mean cosine. */
function lowest(a: readonly Embedded[], b: readonly Embedded[]): string {
  const cosines = a.map((row, index) => cosine(row, b[index] ?? []));
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  return `${Math.min(...cosines).toFixed(5)} / ${mean.toFixed(5)}`;
}

function cosine(a: Embedded, b: Embedded): number {
  if (a.length !== b.length) throw new Error(`expected ${a.length} dimensions, received ${b.length}`);
  let dot = 0;
  for (let index = 0; index < a.length; index += 1) dot += (a[index] ?? 0) * (b[index] ?? 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}
