/** A model of a comparison as the host reports it, for tests of what the page makes of it. */
import type { ComparedModel } from '../../shared/schemas.ts';

/** The figures of a good, fast model with captions; what `change` says is different. */
export function aComparedModel(change: Partial<ComparedModel> = {}): ComparedModel {
  return {
    name: 'starter',
    error: null,
    dimensions: 512,
    languages: ['en'],
    diskBytes: 35_819_741,
    photos: 23,
    failed: 0,
    captions: { count: 69, recallAt1: 0.5652, recallAt5: 0.9565, recallAt10: 1, medianRank: 1 },
    zeroShot: null,
    answers: [],
    speed: {
      imagesPerSecond: 79.14,
      textMilliseconds: 2.33,
      peakBytes: 330_596_352,
      vision: 'int8',
      text: 'int8',
    },
    ...change,
  };
}

/** A model that could not be compared. */
export function aFailedModel(name: string, error: string): ComparedModel {
  return aComparedModel({
    ...{ name, error, dimensions: null, languages: null, diskBytes: null, photos: 0 },
    ...{ captions: null, speed: null },
  });
}
