/** Measures a one-shot text search with a model of ViT-B/32's shape against one with the starter; see scripts/show-one-shot.mjs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { writeClipVitB32 } from '../../test/support/onnx/model-folders.ts';
import { runCli, startCli } from '../../test/support/run-cli.ts';
import { watchMemory } from '../memory.ts';
import { median } from '../statistics.ts';

const PAIRS = Number(process.argv[2] ?? 7);
const PRECISION = process.argv[3] === 'fp32' ? 'fp32' : 'uint8';
const SAMPLE_MILLISECONDS = 20;

interface Run {
  readonly milliseconds: number;
  /** MB, of the command and all its processes. */
  readonly megabytes: number;
}

const folder = await mkdtemp(path.join(tmpdir(), 'sightline-one-shot-'));
try {
  const model = path.join(folder, 'clip-vit-base-patch32');
  await writeClipVitB32(model, { precision: PRECISION });
  const search = async (name: string): Promise<Run> => {
    const args = ['search', 'a dog on the beach', '--model', name, '--data-dir', dataOf(name)];
    const started = performance.now();
    const cli = startCli(args);
    const memory = watchMemory(cli.child.pid ?? 0, SAMPLE_MILLISECONDS);
    const { code, stderr } = await cli.finished;
    const milliseconds = performance.now() - started;
    if (code !== 0) throw new Error(`search ended with ${code}: ${stderr}`);
    const peak = memory.stop();
    return { milliseconds, megabytes: peak?.total ?? NaN };
  };
  const dataOf = (name: string): string => path.join(folder, `data-${path.basename(name)}`);
  const dataDir = dataOf(model);
  const installed = await runCli(['models', 'import', model, '--data-dir', dataDir]);
  if (installed.code !== 0) throw new Error(`import ended with ${installed.code}: ${installed.stderr}`);
  for (const name of ['starter', path.basename(model)]) {
    const { code, stderr } = await runCli(['index', samplesDir, '--model', name, '--data-dir', dataOf(name)]);
    if (code !== 0) throw new Error(`index ended with ${code}: ${stderr}`);
    // The first search measures the text tower once, and keeps what it found.
    await search(name);
  }
  const pairs: [Run, Run][] = [];
  for (let pair = 0; pair < PAIRS; pair += 1)
    pairs.push([await search('starter'), await search(path.basename(model))]);
  const report = (name: string, runs: readonly Run[]): void =>
    console.log(
      `${name}: ${Math.round(median(runs.map(({ milliseconds }) => milliseconds)))} ms, at most ` +
        `${Math.round(Math.max(...runs.map(({ megabytes }) => megabytes)))} MB (medians and peak of ${runs.length})`,
    );
  report(
    'starter',
    pairs.map(([starter]) => starter),
  );
  report(
    `ViT-B/32, ${PRECISION}`,
    pairs.map(([, big]) => big),
  );
  const ratios = pairs.map(([starter, big]) => big.milliseconds / starter.milliseconds);
  console.log(`time, ratio of each pair: median ${median(ratios).toFixed(2)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
