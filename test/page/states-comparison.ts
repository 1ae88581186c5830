/** States of the comparison of models: before it, under way, with figures, and with answers side by side. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { NO_COMPARISON } from '../../shared/schemas.ts';
import { aComparedModel, aFailedModel } from '../support/compared-model.ts';
import type { FakeEngine } from './fake-engine.ts';
import { aModel } from './fake-models.ts';
import { filled } from './states.ts';
import type { PageState } from './states.ts';
import { goTo } from './states-shell.ts';

const LONG = 'Xenova--clip-vit-large-patch14-336.q4f16';
const MODELS = ['starter', 'starter-256', LONG, 'unplugged'];
const PHOTOS = { usedPhotos: 23, folderPhotos: 23 };
const SPEED = { textMilliseconds: 2.4, peakBytes: 386_000_000, vision: 'int8', text: 'int8' };

/** A filled library with four models, one of them on a drive that is not there. */
export function withModels(engine: FakeEngine): void {
  filled(engine);
  engine.models.list = [
    aModel({ name: 'starter', title: 'Starter', inUse: true, source: 'built-in' }),
    ...MODELS.slice(1).map((name) => aModel({ name })),
  ];
}

/** The part of the settings that compares models. */
export const comparing = (page: Page) => page.getByRole('region', { name: 'Compare models on your photos' });

/** Figures of three models, of which two are nearly alike, and the reason of a fourth. */
export function compared(engine: FakeEngine): void {
  withModels(engine);
  const zeroShot = (correct: number) => ({
    accuracy: correct / 23,
    perLabel: [{ label: 'animal', photos: 23, correct }],
  });
  engine.comparison.state = {
    ...NO_COMPARISON,
    ...{ state: 'done', models: MODELS, ...PHOTOS, unknownFiles: 2 },
    results: [
      aComparedModel({ zeroShot: zeroShot(17) }),
      aComparedModel({
        ...{ name: 'starter-256', dimensions: 256, zeroShot: zeroShot(18) },
        captions: { count: 69, recallAt1: 0.562, recallAt5: 0.9275, recallAt10: 0.9855, medianRank: 1 },
        speed: { imagesPerSecond: 77.4, ...SPEED },
      }),
      aComparedModel({
        ...{ name: LONG, dimensions: 768, languages: null, diskBytes: 392_000_000, failed: 1 },
        ...{ zeroShot: zeroShot(21) },
        captions: { count: 69, recallAt1: 0.812, recallAt5: 1, recallAt10: 1, medianRank: 1 },
        speed: { imagesPerSecond: 1.42, ...SPEED, textMilliseconds: 21.4, peakBytes: 1_210_000_000 },
      }),
      aFailedModel('unplugged', 'expected the folder /media/ada/Disk/clip, found none'),
    ],
  };
}

async function show(page: Page, heading: string): Promise<void> {
  await goTo(page, 'Settings');
  const part = comparing(page);
  await part.getByText(heading).first().scrollIntoViewIfNeeded();
  await expect(part.getByText(heading).first()).toBeVisible();
}

export const COMPARISON_STATES: readonly PageState[] = [
  {
    name: 'comparison-form',
    prepare: withModels,
    reach: (page) => show(page, 'Choose a model, and a search, captions or labels.'),
  },
  {
    name: 'comparison-running',
    prepare: (engine) => {
      withModels(engine);
      engine.comparison.state = {
        ...NO_COMPARISON,
        ...{ state: 'running', models: MODELS, current: LONG, finished: 9, total: 23, ...PHOTOS },
        results: [aComparedModel()],
      };
    },
    reach: (page) => show(page, `${LONG} (model 3 of 4): 9 of 23 photos`),
  },
  { name: 'comparison-figures', prepare: compared, reach: (page) => show(page, 'Among the first 5') },
  { name: 'comparison-plot', prepare: compared, reach: (page) => show(page, 'Quality against speed') },
  {
    name: 'comparison-answers',
    prepare: (engine) => {
      withModels(engine);
      const photoIds = Array.from({ length: 12 }, (_, index) => index + 1);
      const query = 'two dogs at a window';
      engine.comparison.state = {
        ...NO_COMPARISON,
        ...{ state: 'done', models: ['starter', 'starter-256'], ...PHOTOS },
        results: [
          aComparedModel({ captions: null, answers: [{ query, photoIds }] }),
          aComparedModel({
            ...{ name: 'starter-256', captions: null },
            answers: [{ query, photoIds: photoIds.toReversed() }],
          }),
        ],
      };
    },
    reach: (page) => show(page, '“two dogs at a window”'),
  },
];
