/** Measures images per second from files on disk to stored vectors, and memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChild } from '../child.ts';
import { floatClip, hubClip, starter } from '../fixtures/models.ts';
import type { BenchModel } from '../fixtures/models.ts';
import { PHOTO_SIZES, photoFiles, photoFolder } from '../fixtures/photos.ts';
import type { PhotoSize } from '../fixtures/photos.ts';
import type { Memory } from '../memory.ts';
import { measurement } from '../row.ts';
import type { Measurement, Target } from '../row.ts';
import type { GroupOptions } from '../options.ts';
import { median } from '../statistics.ts';

interface Plan {
  readonly rounds: number;
  /** Photos that ours indexes per round, by size. */
  readonly photos: Record<PhotoSize['name'], number>;
  /** How many of these the slower peer gets. */
  readonly peerPhotos: Record<PhotoSize['name'], number>;
  readonly encodeImages: number;
}

const FULL: Plan = {
  rounds: 3,
  photos: { '12 MP': 240, '2 MP': 480 },
  peerPhotos: { '12 MP': 40, '2 MP': 120 },
  encodeImages: 240,
};
const QUICK: Plan = {
  rounds: 1,
  photos: { '12 MP': 120, '2 MP': 120 },
  peerPhotos: { '12 MP': 10, '2 MP': 24 },
  encodeImages: 80,
};

/** Ours with the hub's folder, against the same folder's fp32 file in the peer. */
const CLIP_TARGETS: readonly Target[] = [
  { figure: 'ratio', value: 8 },
  { figure: 'bound', value: 0.85 },
];
const BOUND_TARGET: readonly Target[] = [{ figure: 'bound', value: 0.85 }];
const MEMORY_TARGET: readonly Target[] = [{ figure: 'ours', value: 600 }];

interface Ours {
  readonly rate: number;
  readonly bound: number;
  readonly memory: Memory | null;
  readonly note: string;
}

export async function indexThroughput(options: GroupOptions): Promise<Measurement[]> {
  const plan = options.quick ? QUICK : FULL;
  const clip = await hubClip();
  const measurements: Measurement[] = [];
  for (const size of PHOTO_SIZES) {
    const folder = await photoFolder(size, plan.photos[size.name]);
    for (const model of [starter, clip, await floatClip()]) {
      options.log(`index ${size.name}, ${model.name}: ours and its bound`);
      const ours = await measureOurs(model, folder, plan);
      for (const type of model.peerTypes) {
        options.log(`index ${size.name}, ${model.name}: pipeline() ${type}`);
        const peer = await runChild('index-pipeline', {
          modelDir: model.dir,
          type,
          files: (await photoFiles(folder)).slice(0, plan.peerPhotos[size.name]),
        });
        const large = size.name === '12 MP';
        const isHubClip = model === clip;
        const peerName = `transformers.js pipeline() ${type}`;
        measurements.push(
          measurement({
            name: `index ${size.name}, ${model.name}`,
            unit: 'images/s',
            ours: ours.rate,
            peer: { name: peerName, value: peer.output.rate },
            bound: ours.bound,
            targets: !large
              ? []
              : isHubClip && type === 'fp32'
                ? CLIP_TARGETS
                : model === starter
                  ? BOUND_TARGET
                  : [],
            note: type === model.peerTypes[0] ? ours.note : null,
          }),
          measurement({
            name: `memory, index ${size.name}, ${model.name}`,
            unit: 'MB',
            ours: ours.memory?.total ?? null,
            peer: { name: peerName, value: peer.peakMemory?.total ?? null },
            targets: large && isHubClip && type === 'fp32' ? MEMORY_TARGET : [],
            note: type === model.peerTypes[0] ? describeMemory(ours.memory) : null,
          }),
        );
      }
    }
  }
  return measurements;
}

/**
 * Measures decoding alone, encoding alone and the whole in turns, so that changes in the machine's speed affect all
 * three.
 */
async function measureOurs(model: BenchModel, folder: string, plan: Plan): Promise<Ours> {
  const files = await photoFiles(folder);
  const rounds = { decode: [] as number[], encode: [] as number[], whole: [] as number[] };
  const memory: Memory[] = [];
  let weights = '';
  for (let round = 0; round < plan.rounds; round += 1) {
    const decode = await runChild('decode', { modelDir: model.dir, files });
    const encode = await runChild('encode', { modelDir: model.dir, images: plan.encodeImages });
    const whole = await indexOnce(model, folder);
    if (whole.output.failed > 0) throw new Error(`expected no failed photo, received ${whole.output.failed}`);
    rounds.decode.push(decode.output.rate);
    rounds.encode.push(encode.output.rate);
    rounds.whole.push(whole.output.rate);
    if (whole.peakMemory !== null) memory.push(whole.peakMemory);
    weights = encode.output.weights;
  }
  const [decode, encode] = [median(rounds.decode), median(rounds.encode)];
  return {
    rate: median(rounds.whole),
    bound: 1 / (1 / decode + 1 / encode),
    memory: memory.sort((a, b) => b.total - a.total)[0] ?? null,
    note: `decode alone ${decode.toFixed(1)}/s, encode alone ${encode.toFixed(1)}/s (${weights} weights)`,
  };
}

/** The process tree is host, engine, embedder. */
function describeMemory(memory: Memory | null): string {
  if (memory === null) return 'not measured: /proc/<pid>/smaps_rollup is Linux only';
  const names = ['host', 'engine', 'embedder'];
  return memory.processes.map((size, at) => `${names[at] ?? 'other'} ${size.toFixed(0)}`).join(', ');
}

async function indexOnce(model: BenchModel, folder: string) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sightline-bench-'));
  try {
    return await runChild('index-ours', { modelDir: model.dir, folder, dataDir });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
