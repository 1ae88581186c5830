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
  labels: 'Labels from subfolders',
  labelsDetail:
    'For a folder whose subfolders are named after what they show. Measures how often a model picks the right name.',
  onlyOne: 'Download another model to compare it with this one.',
  evidence: 'What to compare by',
  evidenceDetail:
    'One of these is enough. Without captions or labels, type a search: you see what each model finds, side by side.',
  captions: 'Captions',
  captionsDetail:
    'A CSV file with the columns file and caption. Measures how often a model finds the photo of a caption.',
  captionsRemove: 'Remove the captions',
  queries: 'Searches',
  queriesDetail:
    'Shows the best photos of each model side by side, without labels. One search per line, at most five.',
  start: 'Compare',
  stop: 'Stop',
  needs: 'Choose a model, and a search, captions or labels.',
  modelOf: (model: string, number: string, count: string) => `${model} (model ${number} of ${count})`,
  progress: (finished: string, total: string) => `${finished} of ${total} photos`,
  used: (used: string, all: string) => `${used} of ${all} photos of the folder take part.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? '1 caption has a file that is not in the folder.'
      : `${count} captions have files that are not in the folder.`,
  byCaptions: (count: string, one: boolean) => (one ? '1 caption' : `${count} captions`),
  byLabels: (count: string, one: boolean) => (one ? 'Labels of 1 photo' : `Labels of ${count} photos`),
  cost: 'On this computer',
  better: { more: '↑ more is better', less: '↓ less is better' },
  best: 'best',
  failed: 'Photos that it could not read',
  figures: 'Figures of the models',
  without: (model: string) => `No figures for ${model}.`,
  recallAt1: 'Right photo first',
  recallAt5: 'Among the first 5',
  recallAt10: 'Among the first 10',
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
  plotDetail: 'Better models are further up, faster ones further to the right.',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model}: quality ${quality}, ${speed} photos per second`,
  save: 'Save as CSV',
  saved: 'The comparison was saved.',
  answersOf: (model: string, query: string) => `What ${model} found for “${query}”`,
  place: (number: string) => `Place ${number}`,
  answers: (query: string) => `“${query}”`,
};
