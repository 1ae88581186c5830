/**
 * How often the line between matches and the rest is right in libraries of 100, 1,000 and 10,000 photos: the captioned
 * photos among strangers. Held out: one half of the shipped background photos says what strangers score, the other half
 * are the strangers; above their number they are resampled, each a mixture of real ones. Prints what docs/calibration.md
 * quotes.
 */
import type { Background } from '../../electron/engine/models/calibration.ts';
import { makeCalibration, samplePhotos, type Calibration } from '../../electron/engine/search/calibration.ts';
import { hubOf } from '../../electron/engine/search/hub.ts';
import { countMatches, SHIPPED_LINE, type LineParameters } from '../../electron/engine/search/match-line.ts';
import { uniform } from '../../test/support/onnx/random.ts';
import { ask, type Answer, type MeasuredPhoto } from './ask.ts';

const SIZES = [100, 1_000, 10_000];
/** Of the difference of two other photos that a resampled one is moved by. */
const MOVED = 0.35;
/** As the product takes them. */
const SAMPLE = 1_000;
const FEWEST_FOR_SAMPLE = 200;
/** The shipped line, and others around it. */
const LINES: readonly LineParameters[] = [
  SHIPPED_LINE,
  { falseShare: 0.1, tailFactor: 1.04 },
  { falseShare: 0.1, tailFactor: 1.15 },
  { falseShare: 0.05, tailFactor: 1.06 },
  { falseShare: 0.05, tailFactor: 1.1 },
];
/** Each splits the background and draws strangers in its own way. */
const SPLITS = [11, 12, 13, 14];

export interface MeasuredCaption {
  /** Unit length, [dimensions]. */
  readonly text: Float32Array;
  /** Index of its photo. */
  readonly photo: number;
}

export function measureLine(
  photos: readonly MeasuredPhoto[],
  captions: readonly MeasuredCaption[],
  absent: readonly Float32Array[],
  imageBackground: Background,
  textBackground: Background,
): void {
  console.log(`\nthe line, held out, mean of ${SPLITS.length} splits`);
  console.log(
    'share  factor  photos  absent with a match  present above  first above     first  matches a caption',
  );
  const splits = SPLITS.map((seed) =>
    measureSplit(seed, photos, captions, absent, imageBackground, textBackground),
  );
  for (const [line, { falseShare, tailFactor }] of LINES.entries()) {
    for (const [index, size] of SIZES.entries()) {
      const mean = (value: (figures: Figures) => number): number =>
        splits.reduce((sum, split) => sum + value(split[index]![line]!), 0) / splits.length;
      const percent = (value: (figures: Figures) => number): string => `${(100 * mean(value)).toFixed(1)} %`;
      console.log(
        [
          String(falseShare).padEnd(5),
          tailFactor.toFixed(2).padStart(7),
          String(size).padStart(7),
          percent(({ absentFound }) => absentFound).padStart(20),
          percent(({ above }) => above).padStart(14),
          percent(({ firstAbove }) => firstAbove).padStart(12),
          percent(({ first }) => first).padStart(9),
          mean(({ matches }) => matches)
            .toFixed(1)
            .padStart(18),
        ].join(' '),
      );
    }
  }
}

/** Shares of the absent things with a match, and of the captions; matches of a caption. */
interface Figures {
  readonly absentFound: number;
  readonly above: number;
  readonly first: number;
  /** Of those whose photo ranks first. */
  readonly firstAbove: number;
  readonly matches: number;
}

/** @returns figures by size and line. */
function measureSplit(
  seed: number,
  photos: readonly MeasuredPhoto[],
  captions: readonly MeasuredCaption[],
  absent: readonly Float32Array[],
  imageBackground: Background,
  textBackground: Background,
): Figures[][] {
  const random = uniform(seed);
  const pick = (count: number): number => Math.min(count - 1, Math.floor(((random() + 1) / 2) * count));
  const { known, strangers } = halves(imageBackground, pick);
  const shipped = makeCalibration('shipped', known, textBackground);
  const measured = (embedding: Float32Array): MeasuredPhoto => ({
    embedding,
    hub: hubOf(embedding, textBackground),
  });
  const real = strangers.map(measured);
  return SIZES.map((size) => {
    const others = Array.from({ length: size - photos.length }, (_, index) =>
      index < real.length ? real[index]! : measured(mixture(strangers, pick)),
    );
    const library = [...photos, ...others];
    const calibration: Calibration = { ...shipped, library: sampleOf(library, textBackground) };
    const asked = (embedding: Float32Array): Answer =>
      ask([{ kind: 'text', embedding, weight: 1 }], calibration, library);
    const strangersOnly = absent.map((embedding) => asked(embedding).standings);
    const answers = captions.map(({ text, photo }) => {
      const { scores, standings } = asked(text);
      return { standings, rank: scores.filter((score) => score > scores[photo]!).length };
    });
    return LINES.map((line): Figures => {
      const counts = answers.map(({ standings }) => countMatches(standings, size, line));
      const above = answers.map(({ rank }, index) => rank < counts[index]!);
      const first = answers.map(({ rank }) => rank === 0);
      return {
        absentFound: shareOf(strangersOnly.map((standings) => countMatches(standings, size, line) > 0)),
        above: shareOf(above),
        first: shareOf(first),
        firstAbove: shareOf(above.filter((_, index) => first[index])),
        matches: counts.reduce((sum, count) => sum + count, 0) / counts.length,
      };
    });
  });
}

function shareOf(values: readonly boolean[]): number {
  return values.filter(Boolean).length / values.length;
}

function halves(
  { count, rows }: Background,
  pick: (count: number) => number,
): { known: Background; strangers: Float32Array[] } {
  const dimensions = rows.length / count;
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = pick(index + 1);
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  const row = (index: number): Float32Array => rows.slice(index * dimensions, (index + 1) * dimensions);
  const half = Math.floor(count / 2);
  return {
    known: joined(order.slice(0, half).map(row)),
    strangers: order.slice(half).map(row),
  };
}

function joined(rows: readonly Float32Array[]): Background {
  const dimensions = rows[0]!.length;
  const all = new Float32Array(rows.length * dimensions);
  for (const [index, row] of rows.entries()) all.set(row, index * dimensions);
  return { count: rows.length, rows: all };
}

function mixture(strangers: readonly Float32Array[], pick: (count: number) => number): Float32Array {
  const [base, towards, from] = [0, 1, 2].map(() => strangers[pick(strangers.length)]!) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const moved = base.map((value, index) => value + MOVED * (towards[index]! - from[index]!));
  const length = Math.hypot(...moved);
  return moved.map((value) => value / length);
}

function sampleOf(library: readonly MeasuredPhoto[], textBackground: Background): Calibration['library'] {
  if (library.length < FEWEST_FOR_SAMPLE) return null;
  const step = Math.max(1, library.length / SAMPLE);
  const chosen = Array.from(
    { length: Math.min(SAMPLE, library.length) },
    (_, index) => library[Math.floor(index * step)]!,
  );
  return samplePhotos(
    joined(chosen.map(({ embedding }) => embedding)),
    textBackground,
    Float32Array.from(chosen, ({ hub }) => hub),
  );
}
