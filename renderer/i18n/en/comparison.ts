/** The comparison of models on photos of the library. */
import type { Comparison } from '../../../shared/schemas.ts';

const states: Record<Comparison['state'], string> = {
  idle: 'No comparison yet',
  running: 'Comparing models…',
  done: 'Comparison finished',
  cancelled: 'Comparison stopped',
  failed: 'The comparison failed',
};

export const comparison = {
  states,
  title: 'Compare models on your photos',
  detail:
    'Measures how well models find your own photos, and what they cost on this computer. Your library stays as it is.',
  folder: 'Photos of',
  models: 'Models',
  labels: 'The names of its subfolders say what the photos show',
  captions: 'Captions',
  captionsDetail: 'A CSV file with the columns file and caption.',
  captionsRemove: 'Remove the captions',
  queries: 'Searches to show side by side',
  queriesDetail: 'One per line, at most five.',
  start: 'Compare',
  stop: 'Stop',
  needs: 'Choose a model, and labels, captions or a search.',
  progress: (model: string, finished: string, total: string) => `${model}: ${finished} of ${total} photos`,
  used: (used: string, all: string) => `${used} of ${all} photos of the folder take part.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? '1 caption has a file that is not in the folder.'
      : `${count} captions have files that are not in the folder.`,
  model: 'Model',
  recallAt1: 'Found first',
  recallAt5: 'Among 5',
  recallAt10: 'Among 10',
  medianRank: 'Median rank',
  accuracy: 'Labels right',
  imagesPerSecond: 'Photos per second',
  text: 'A search text',
  milliseconds: (value: string) => `${value} ms`,
  disk: 'On disk',
  memory: 'Memory',
  dimensions: 'Dimensions',
  languages: 'Languages',
  plot: 'Quality against speed',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: quality ${quality}, ${speed} photos per second`,
  quality: 'Quality',
  save: 'Save as CSV',
  saved: 'The comparison was saved.',
  answers: (query: string) => `“${query}”`,
};
