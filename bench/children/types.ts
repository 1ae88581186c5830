/** Input and output of each measuring process. Types only. */

/** Hardly changes with what else the machine does. */
export interface Processor {
  /** Milliseconds of processor time for each image, of all threads together. */
  readonly processor: number;
}

export interface Throughput {
  /** Images per second, excluding the first few. */
  readonly rate: number;
  readonly images: number;
}

export interface Latencies {
  /** Milliseconds of each query, in order, after a warm-up. */
  readonly milliseconds: readonly number[];
}

export interface SearchTask {
  readonly count: number;
  readonly dimensions: number;
  readonly queries: number;
  readonly top: number;
}

export interface SearchAnswer extends Latencies {
  /** Rows found by each query, best first. */
  readonly found: readonly (readonly number[])[];
}

/** Milliseconds of each round, and the longest time that it blocked everything else. */
export interface Work {
  readonly milliseconds: readonly number[];
  readonly longestTurn: number;
}

export interface ListingTimes {
  readonly photos: number;
  /** The whole listing, part by part. */
  readonly listing: Work;
  /** Each part of it. */
  readonly parts: readonly number[];
  readonly filtered: Work;
  readonly facets: Work;
  readonly tree: Work;
  readonly mark: Work;
}

export interface ChildTypes {
  /** With `thumbnailsDir`, it also makes the small thumbnails. */
  decode: {
    input: { modelDir: string; files: readonly string[]; thumbnailsDir?: string };
    output: Throughput & Processor;
  };
  encode: {
    input: { modelDir: string; images: number };
    output: Throughput & Processor & { weights: string };
  };
  'index-ours': {
    input: { modelDir: string; folder: string; dataDir: string };
    output: Throughput & { failed: number };
  };
  'index-pipeline': {
    input: { modelDir: string; type: 'fp32' | 'q8'; files: readonly string[] };
    output: Throughput;
  };
  'text-ours': {
    input: { modelDir: string; texts: readonly string[] };
    output: Latencies & { weights: string };
  };
  'text-transformers': {
    input: { modelDir: string; type: 'fp32' | 'q8'; length: number; texts: readonly string[] };
    output: Latencies;
  };
  'search-ours': { input: SearchTask & { dataDir: string }; output: SearchAnswer };
  'search-usearch': { input: SearchTask & { modulesFrom: string }; output: SearchAnswer };
  'search-loop': { input: SearchTask; output: SearchAnswer };
  bandwidth: { input: { bytes: number }; output: { bytesPerSecond: number } };
  'start-up': {
    input: { dataDir: string; query: string };
    output: {
      /** From the start of the host to the open library, and to the first answer. */
      openMilliseconds: number;
      answerMilliseconds: number;
      photos: number;
    };
  };
  'listing-ours': { input: { dataDir: string; rounds: number }; output: ListingTimes };
  /** The same rows and columns as objects, and read inside SQLite only. Milliseconds of each round. */
  'listing-rows': {
    input: { dataDir: string; rounds: number };
    output: { objects: readonly number[]; scan: readonly number[]; facetScan: readonly number[] };
  };
  'tagging-ours': {
    input: { dataDir: string; labels: readonly string[]; queries: readonly string[] };
    output: {
      /** Milliseconds of searches with nothing else running, and during a run. */
      alone: readonly number[];
      beside: readonly number[];
      /** Photos per second. */
      rate: number;
      rateBesideSearches: number;
    };
  };
  /** Photos per second. */
  'label-dots': { input: { photos: number; labels: number; dimensions: number }; output: { rate: number } };
  'make-listed-library': { input: { dataDir: string; photos: number }; output: Record<string, never> };
  'make-library': { input: { dataDir: string; photos: number }; output: Record<string, never> };
}

export type ChildName = keyof ChildTypes;
