/**
 * Refits the logistic of the hub-corrected score on captioned photos, compares hub corrections, and measures weighted
 * terms. Prints the figures in docs/calibration.md. scripts/fit-calibration.mjs runs it with the path of a CSV
 * (columns file, caption).
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { starterModelDir } from '../../electron/engine/app-root.ts';
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../electron/engine/images/decode.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { cosinesTo, dot, spreadOf } from '../../electron/engine/search/background.ts';
import { ranksOf, recallOf } from '../../electron/engine/evaluation/recall.ts';
import { makeCalibration } from '../../electron/engine/search/calibration.ts';
import { HUB_WEIGHT, hubOf, hubsOfRows, meanOfHighest } from '../../electron/engine/search/hub.ts';
import { textSpread } from '../../electron/engine/search/score-query.ts';
import { ABSENT } from './absent.ts';
import { ask } from './ask.ts';
import { measureLine } from './line.ts';
import { areaUnderCurve, fitLogistic } from './logistic-fit.ts';
import { measureTerms } from './terms.ts';

/** Queries that describe no photo. */
const NONSENSE = [
  'asdf qwer',
  'xkcd zzzz',
  'lorem ipsum dolor',
  'fjdksl ghty',
  '12345 67890',
  'the of and to',
  'qqqq',
  'blorp wug fendle',
  'null undefined',
  'aaaa bbbb cccc',
];

export async function main(csvFile: string, modelDir: string = starterModelDir): Promise<void> {
  const model = await openModelFolder(modelDir);
  if (!model.calibration) throw new Error('expected a model with shipped backgrounds');
  const { imageBackground, textBackground } = model.calibration;
  const rows = parse<{ file: string; caption: string }>(await readFile(csvFile, 'utf8'), { columns: true });
  const files = [...new Set(rows.map(({ file }) => file))];
  const images = await createImageEncoder(model);
  const photos: Float32Array[] = [];
  for (const file of files) {
    const bytes = await readFile(path.join(path.dirname(csvFile), file));
    const { pixels } = await prepareImage(bytes, model.preprocess);
    photos.push(...(await images.encode([pixels])));
  }
  const encoder = await createTextEncoder(model);
  const texts = await encoder.encode(rows.map(({ caption }) => caption));
  const captions = texts.map((text, index) => ({ text, photo: files.indexOf(rows[index]!.file) }));
  console.log(`${files.length} photos, ${captions.length} captions, model ${model.id}\n`);

  console.log('hub correction          R@1    R@5    R@10   AUC(z)');
  const cosines = photos.map((photo) => cosinesTo(textBackground, photo));
  for (const closest of [1, 5, 10, 20, 50, 100]) {
    const hubs = cosines.map((all) => meanOfHighest(all, closest));
    for (const weight of closest === 10 ? [0, 0.25, 0.5, 0.75, 1] : [0.5]) {
      const { recallAt1, recallAt5, recallAt10 } = recallOf(ranksOf(captions, photos, hubs, weight));
      const { matched, unmatched } = zScores(weight, closest);
      const figures = [recallAt1, recallAt5, recallAt10, areaUnderCurve(matched, unmatched)];
      console.log(
        `top ${String(closest).padStart(3)}, weight ${weight.toFixed(2)}   ${figures.map((figure) => figure.toFixed(3)).join('  ')}`,
      );
    }
  }

  const calibration = makeCalibration('shipped', imageBackground, textBackground);
  const hubs = photos.map((photo) => hubOf(photo, textBackground));
  const zOf = (text: Float32Array): number[] => {
    const { mean, std } = textSpread(text, calibration);
    return photos.map((photo, index) => (dot(text, photo) - HUB_WEIGHT * hubs[index]! - mean) / std);
  };
  const zs = captions.map(({ text }) => zOf(text));
  const matched = captions.map(({ photo }, row) => zs[row]![photo]!);
  const unmatched = captions.flatMap(({ photo }, row) => zs[row]!.filter((_, index) => index !== photo));
  const { slope, intercept } = fitLogistic(matched, unmatched);
  console.log(
    `\nas shipped: AUC ${areaUnderCurve(matched, unmatched).toFixed(4)}, logistic with equal prior: ` +
      `slope ${slope.toFixed(4)}, intercept ${intercept.toFixed(4)}`,
  );
  console.log(`matched z   ${describe(matched)}\nunmatched z ${describe(unmatched)}`);

  const measured = photos.map((embedding, index) => ({ embedding, hub: hubs[index]! }));
  const nonsense = (await encoder.encode(NONSENSE)).map((embedding) =>
    ask([{ kind: 'text', embedding, weight: 1 }], calibration, measured).matches.filter(Boolean),
  );
  console.log(`\nmatches of ${nonsense.length} nonsense queries: ${nonsense.flat().length}`);

  measureLine(measured, captions, await encoder.encode(ABSENT), imageBackground, textBackground);
  measureTerms(captions, measured, calibration);

  function zScores(weight: number, closest: number): { matched: number[]; unmatched: number[] } {
    const backgroundHubs =
      closest === 10
        ? hubsOfRows(imageBackground, textBackground)
        : Float32Array.from({ length: imageBackground.count }, (_, row) =>
            meanOfHighest(
              cosinesTo(
                textBackground,
                imageBackground.rows.subarray(row * model.dimensions, (row + 1) * model.dimensions),
              ),
              closest,
            ),
          );
    const hubs = cosines.map((all) => meanOfHighest(all, closest));
    const matched: number[] = [];
    const unmatched: number[] = [];
    const photoBackground = { count: photos.length, rows: Float32Array.from(photos.flatMap((p) => [...p])) };
    for (const { text, photo } of captions) {
      const background = cosinesTo(imageBackground, text).map(
        (cosine, row) => cosine - weight * backgroundHubs[row]!,
      );
      const { mean, std } = spreadOf(background);
      for (const [index, cosine] of cosinesTo(photoBackground, text).entries()) {
        const z = (cosine - weight * hubs[index]! - mean) / std;
        (index === photo ? matched : unmatched).push(z);
      }
    }
    return { matched, unmatched };
  }
}

function describe(values: readonly number[]): string {
  const { mean, std } = spreadOf(values);
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `mean ${mean.toFixed(3)}, std ${std.toFixed(3)}, median ${at(0.5)}, p1 ${at(0.01)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}`;
}
