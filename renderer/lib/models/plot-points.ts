/** Places models in a plot of quality against speed. Pure. Page. */
import type { ComparedModel } from '../../../shared/schemas.ts';
import { numberedModels } from './comparison-figures.ts';

interface PlotPoint {
  /** As in {@link numberedModels}. */
  readonly number: number;
  readonly name: string;
  /** 0 to 1. */
  readonly quality: number;
  readonly imagesPerSecond: number;
  /** Fractions of the plot's width and height, from the lower left corner. */
  readonly x: number;
  readonly y: number;
}

interface PlotTick {
  readonly value: number;
  /** Fraction of the axis, from the lower left corner. */
  readonly at: number;
}

export interface Plot {
  /** What quality is: recall at 1 of the captions, or the accuracy of the labels. */
  readonly measure: 'captions' | 'labels';
  readonly points: readonly PlotPoint[];
  readonly qualities: readonly PlotTick[];
  readonly speeds: readonly PlotTick[];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Least part of the quality axis, so that a hair's breadth does not look like a mile. */
const LEAST_QUALITIES = 0.2;
/** Least ratio of the ends of the speed axis, for the same reason. */
const LEAST_SPEEDS = 5;
/** How far the axes go beyond the points: of quality, and as a ratio of speed. */
const BESIDE = { quality: 0.03, speed: 1.25 } as const;
/** Guards against 0.30000000000000004. */
const EPSILON = 1e-9;

/** The models with quality and speed; null: there is none. Speed has a logarithmic axis. */
export function plotOf(results: readonly ComparedModel[]): Plot | null {
  const models = numberedModels(results);
  const measure = models.some(({ model }) => model.captions !== null) ? 'captions' : 'labels';
  const known = models.flatMap(({ number, model: { name, captions, zeroShot, speed } }) => {
    const quality = measure === 'captions' ? captions?.recallAt1 : zeroShot?.accuracy;
    const imagesPerSecond = speed?.imagesPerSecond ?? 0;
    return quality === undefined || imagesPerSecond <= 0 ? [] : [{ number, name, quality, imagesPerSecond }];
  });
  if (known.length === 0) return null;
  const quality = qualityRange(known.map((point) => point.quality));
  const speed = speedRange(known.map((point) => point.imagesPerSecond));
  const toX = (value: number): number => Math.log(value / speed.low) / Math.log(speed.high / speed.low);
  const toY = (value: number): number => (value - quality.low) / (quality.high - quality.low);
  return {
    measure,
    points: known.map((point) => ({ ...point, x: toX(point.imagesPerSecond), y: toY(point.quality) })),
    qualities: qualityTicks(quality).map((value) => ({ value, at: toY(value) })),
    speeds: speedTicks(speed).map((value) => ({ value, at: toX(value) })),
  };
}

/** Whole tenths around the values. */
function qualityRange(values: readonly number[]): Range {
  const low = Math.floor((Math.min(...values) - BESIDE.quality) * 10) / 10;
  const high = Math.ceil((Math.max(...values) + BESIDE.quality) * 10) / 10;
  const inside = { low: Math.max(0, low), high: Math.min(1, high) };
  if (inside.high - inside.low >= LEAST_QUALITIES - EPSILON) return inside;
  return inside.low >= LEAST_QUALITIES / 2
    ? { low: inside.high - LEAST_QUALITIES, high: inside.high }
    : { low: inside.low, high: inside.low + LEAST_QUALITIES };
}

function speedRange(values: readonly number[]): Range {
  const [low, high] = [Math.min(...values) / BESIDE.speed, Math.max(...values) * BESIDE.speed];
  const missing = Math.max(1, Math.sqrt(LEAST_SPEEDS / (high / low)));
  return { low: low / missing, high: high * missing };
}

function qualityTicks({ low, high }: Range): number[] {
  const step = high - low > 0.5 + EPSILON ? 0.2 : 0.1;
  const first = Math.ceil(low / step - EPSILON);
  const last = Math.floor(high / step + EPSILON);
  return Array.from({ length: last - first + 1 }, (_, index) => Math.round((first + index) * step * 10) / 10);
}

/** 1, 2 and 5 times powers of ten. */
function speedTicks({ low, high }: Range): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
    ticks.push(...[1, 2, 5].map((digit) => digit * 10 ** power));
  }
  return ticks.filter((value) => value >= low && value <= high);
}
