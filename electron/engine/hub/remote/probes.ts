/**
 * Eight probes, four texts and four pictures: by their vectors a remote encoder is recognised. Runs in the courier and
 * fetcher processes.
 */
import { cosine } from '../../models/cosine.ts';
import type { RemoteInput } from '../../models/remote-model.ts';
import type { Asking, RemoteClient } from './remote-client.ts';
import type { Description } from './protocol.ts';
import { badVectors, changed } from './remote-errors.ts';
import { writePng } from './write-png.ts';

/**
 * A vector this close to the stored one counts as the same: other hardware and other batches move the vectors of a model
 * a little (by less than 1e-4 in the tests of this project), other weights and other ways of preparing pictures move
 * them far more.
 */
const SAME_COSINE = 0.999;
const DECIMALS = 1e6;

const TEXTS = [
  'a photo of a dog on a beach',
  'two people at a table, 1987',
  'an empty street at night in the rain',
  'red flowers',
] as const;

/** A colour, 0 to 255 each, at a place, 0 to 1 each way. */
type Painter = (x: number, y: number) => readonly [number, number, number];

const PAINTERS: readonly Painter[] = [
  (x, y) => [255 * x, 255 * y, 255 * (1 - x)],
  (x, y) => ((Math.floor(x * 8) + Math.floor(y * 8)) % 2 === 0 ? [240, 240, 240] : [20, 20, 20]),
  (x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.3 ? [230, 60, 40] : [60, 140, 220]),
  (x, y) => (y > 0.6 + 0.1 * Math.sin(x * 9) ? [40, 120, 50] : [150 + 80 * y, 190, 235]),
];

/** Asks for the vectors of all probes; rounded, so that they are stored in few digits. [8][dimensions] */
export async function askProbes(
  client: RemoteClient,
  served: Description,
  asking: Asking,
): Promise<number[][]> {
  const texts = await client.texts(TEXTS, served, asking);
  const pictures = await Promise.all(PAINTERS.map((painter) => paint(painter, served.input)));
  const images = await client.images(pictures, served, asking);
  const vectors = [...texts, ...images];
  expectDifference(client.host, texts, images);
  return vectors.map((vector) => [...vector].map((value) => Math.round(value * DECIMALS) / DECIMALS));
}

/** @throws SightlineError `remote-changed`. */
export function compareProbes(
  host: string,
  stored: readonly (readonly number[])[],
  now: readonly (readonly number[])[],
): void {
  for (const [index, before] of stored.entries()) {
    const similarity = cosine(Float32Array.from(before), Float32Array.from(now[index] ?? []));
    if (similarity >= SAME_COSINE) continue;
    const what = index < TEXTS.length ? 'text' : 'picture';
    throw changed(
      host,
      `it gives another vector for a ${what} that Sightline asks about (cosine ${similarity.toFixed(4)} to the former one)`,
    );
  }
}

/** A tower that gives the same vector whatever it is asked is none. */
function expectDifference(host: string, ...towers: readonly (readonly Float32Array[])[]): void {
  for (const [first, second] of towers) {
    if (first && second && cosine(first, second) > 1 - 1e-6) {
      throw badVectors(host, 'different vectors for different texts and pictures', 'equal ones');
    }
  }
}

function paint(painter: Painter, { width, height }: RemoteInput): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) pixels.set(painter(x / width, y / height), at);
  }
  return writePng(pixels, width, height);
}
