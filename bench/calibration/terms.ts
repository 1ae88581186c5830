/**
 * What several terms with weights do, on captioned photos: whether a photo that is wanted stays a match, and one that shows
 * what is not wanted leaves. Prints what docs/calibration.md quotes.
 */
import { uniform } from '../../test/support/onnx/random.ts';
import type { Calibration } from '../../electron/engine/search/calibration.ts';
import type { EmbeddedTerm } from '../../electron/engine/search/score-query.ts';
import { ask, type Answer, type MeasuredPhoto } from './ask.ts';
import type { MeasuredCaption } from './line.ts';

const SEED = 5;

/** @param captions several of each photo. */
export function measureTerms(
  captions: readonly MeasuredCaption[],
  photos: readonly MeasuredPhoto[],
  calibration: Calibration,
): void {
  const answer = (terms: readonly [MeasuredCaption, number][]): Answer =>
    ask(
      terms.map(([{ text }, weight]): EmbeddedTerm => ({ kind: 'text', embedding: text, weight })),
      calibration,
      photos,
    );
  const random = uniform(SEED);
  const pairs = captions.map((caption) => {
    const pick = (fits: (other: MeasuredCaption) => boolean): MeasuredCaption => {
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
  console.log('weight  own kept  strength  others  other photo  minus a paraphrase, kept');
  for (const weight of [0, 0.5, 1, 2]) {
    const less = (caption: MeasuredCaption, other: MeasuredCaption): Answer =>
      answer(
        weight === 0
          ? [[caption, 1]]
          : [
              [caption, 1],
              [other, -weight],
            ],
      );
    const asked = pairs.map(({ caption, other }) => ({
      ...less(caption, other),
      own: caption.photo,
      unwanted: other.photo,
    }));
    const strength = mean(asked.map(({ strengths, own }) => strengths[own]!));
    const others = mean(
      asked.map(({ matches, own }) => matches.filter((is, photo) => is && photo !== own).length),
    );
    const paraphrased = pairs.map(
      ({ caption, paraphrase }) => less(caption, paraphrase).matches[caption.photo]!,
    );
    console.log(
      `${String(weight).padEnd(6)}  ${share(asked.map(({ matches, own }) => matches[own]!))}` +
        `  ${strength.toFixed(2).padStart(8)}  ${others.toFixed(1).padStart(6)}  ` +
        `${share(asked.map(({ matches, unwanted }) => matches[unwanted]!)).padStart(11)}  ${share(paraphrased)}`,
    );
  }

  console.log('\nterms: caption + weight × other caption, which no photo shows both of');
  console.log('weight  own first  other first  own matches  other matches');
  for (const weight of [0.25, 0.5, 1, 2, 4]) {
    const asked = pairs.map(({ caption, other }) => {
      const { scores, matches } = answer([
        [caption, 1],
        [other, weight],
      ]);
      const best = scores.indexOf(Math.max(...scores));
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
