/** Places models in a plot of quality against speed. Pure. Page. */
import type { ComparedModel } from '../../../shared/schemas.ts';

export interface PlotPoint {
  readonly name: string;
  /** 0 to 1: recall at 1 of the captions, or else the accuracy of the labels. */
  readonly quality: number;
  readonly imagesPerSecond: number;
  /** Fractions of the plot's width and height, from the lower left corner. */
  readonly x: number;
  readonly y: number;
}

/** How much of the plot stays free beside the slowest and the fastest model. */
const MARGIN = 0.1;

/** Models with quality and speed. Speed is on a logarithmic axis, quality from 0 to 1. */
export function plotPoints(results: readonly ComparedModel[]): PlotPoint[] {
  const known = results.flatMap(({ name, captions, zeroShot, speed }) => {
    const quality = captions?.recallAt1 ?? zeroShot?.accuracy;
    const imagesPerSecond = speed?.imagesPerSecond ?? 0;
    return quality === undefined || imagesPerSecond <= 0 ? [] : [{ name, quality, imagesPerSecond }];
  });
  const logs = known.map(({ imagesPerSecond }) => Math.log(imagesPerSecond));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  return known.map((model, index) => {
    const share = most > least ? (logs[index]! - least) / (most - least) : 0.5;
    return { ...model, x: MARGIN + share * (1 - 2 * MARGIN), y: model.quality };
  });
}
