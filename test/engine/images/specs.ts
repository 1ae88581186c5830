/** Preprocessing rules of the tests of this folder. */
import type { PreprocessSpec, Resample } from '../../../electron/engine/images/preprocess-spec.ts';

const VALUES = { rescaleFactor: 1 / 255, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

/** As CLIP: the shortest edge to `edge`, then the centre. */
export function shortestEdge(edge: number, crop = edge, resample: Resample = 'bicubic'): PreprocessSpec {
  return {
    ...VALUES,
    resample,
    resize: { kind: 'shortest-edge', edge },
    crop: { width: crop, height: crop },
  };
}

/** As the starter: squashed to one size. */
export function squash(width: number, height: number, resample: Resample = 'bicubic'): PreprocessSpec {
  return { ...VALUES, resample, resize: { kind: 'exact', width, height }, crop: null };
}
