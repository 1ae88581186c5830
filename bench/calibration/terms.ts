/**
 * Measures weighted terms on captioned photos: whether wanted photos stay matches and photos of unwanted things drop
 * out, for several divisors of the sum of z-scores. Prints the figures in docs/calibration.md.
 */
import { uniform } from '../../test/support/onnx/random.ts';
import { LEAST_PART_OF_BEST, LEAST_STRENGTH } from '../../electron/engine/search/score-query.ts';
import type { Logistic } from '../../electron/engine/models/calibration.ts';
import { logistic } from '../../electron/engine/search/calibration.ts';

export interface CaptionScores {
  /** The caption's z-scores for all photos. */
  readonly z: readonly number[];
  /** Index of its own photo. */
  readonly photo: number;
}

interface Term {
  readonly z: readonly number[];
  readonly weight: number;
}

const SEED = 5;

/** Divisors for Σ wᵢ·zᵢ; the first is the one that ships. */
const DIVISORS: Readonly<Record<string, (wanted: number, unwanted: number) => number>> = {
  'Σ⁺ (as shipped)': (wanted) => wanted,
  '√(Σ⁺² + Σ⁻²)': (wanted, unwanted) => Math.hypot(wanted, unwanted),
  'Σ|w|': (wanted, unwanted) => wanted + unwanted,
};

/** @param captions several per photo. */
export function measureTerms(captions: readonly CaptionScores[], match: Logistic): void {
  const floor = (Math.log(LEAST_STRENGTH / (1 - LEAST_STRENGTH)) - match.intercept) / match.slope;
  const ask = (terms: readonly Term[], divisor: string): { z: number[]; matches: boolean[] } => {
    const sum = (sign: 1 | -1): number =>
      terms.reduce((all, { weight }) => all + Math.max(0, sign * weight), 0);
    const by = DIVISORS[divisor]!(sum(1), sum(-1));
    const z = terms[0]!.z.map(
      (_, photo) => terms.reduce((all, term) => all + term.weight * term.z[photo]!, 0) / by,
    );
    const cut = Math.max(floor, LEAST_PART_OF_BEST * Math.max(...z));
    return { z, matches: z.map((value) => value >= cut) };
  };
  const random = uniform(SEED);
  const pairs = captions.map((caption) => {
    const pick = (fits: (other: CaptionScores) => boolean): CaptionScores => {
      const all = captions.filter((other) => other !== caption && fits(other));
      return all[Math.floor(((random() + 1) / 2) * all.length) % all.length]!;
    };
    return {
      caption,
      other: pick(({ photo }) => photo !== caption.photo),
      paraphrase: pick(({ photo }) => photo === caption.photo),
    };
  });
  const share = (values: readonly boolean[]): string =>
    `${((100 * values.filter(Boolean).length) / values.length).toFixed(1)} %`.padStart(8);

  console.log('\nterms: caption − weight × other caption');
  console.log('weight  divided by         own kept  strength  others  other photo  minus a paraphrase, kept');
  for (const weight of [0, 0.5, 1, 2]) {
    for (const divisor of Object.keys(DIVISORS).slice(0, weight === 0 ? 1 : undefined)) {
      const asked = pairs.map(({ caption, other }) => ({
        ...ask(
          [
            { z: caption.z, weight: 1 },
            { z: other.z, weight: -weight },
          ],
          divisor,
        ),
        own: caption.photo,
        unwanted: other.photo,
      }));
      const strength = mean(asked.map(({ z, own }) => logistic(match, z[own]!)));
      const others = mean(
        asked.map(({ matches, own }) => matches.filter((is, photo) => is && photo !== own).length),
      );
      const paraphrased = pairs.map(({ caption, paraphrase }) => {
        const terms = [
          { z: caption.z, weight: 1 },
          { z: paraphrase.z, weight: -weight },
        ];
        return ask(terms, divisor).matches[caption.photo]!;
      });
      console.log(
        `${String(weight).padEnd(6)}  ${divisor.padEnd(16)} ${share(asked.map(({ matches, own }) => matches[own]!))}` +
          `  ${strength.toFixed(2).padStart(8)}  ${others.toFixed(1).padStart(6)}  ` +
          `${share(asked.map(({ matches, unwanted }) => matches[unwanted]!)).padStart(11)}  ${share(paraphrased)}`,
      );
    }
  }

  console.log('\nterms: caption + weight × other caption, which no photo shows both of');
  console.log('weight  own first  other first  own matches  other matches');
  for (const weight of [0.25, 0.5, 1, 2, 4]) {
    const asked = pairs.map(({ caption, other }) => {
      const { z, matches } = ask(
        [
          { z: caption.z, weight: 1 },
          { z: other.z, weight },
        ],
        'Σ⁺ (as shipped)',
      );
      const best = z.indexOf(Math.max(...z));
      return { best, matches, own: caption.photo, wanted: other.photo };
    });
    console.log(
      `${String(weight).padEnd(6)}  ${share(asked.map(({ best, own }) => best === own))}   ` +
        `${share(asked.map(({ best, wanted }) => best === wanted))}     ` +
        `${share(asked.map(({ matches, own }) => matches[own]!))}     ` +
        `${share(asked.map(({ matches, wanted }) => matches[wanted]!))}`,
    );
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
