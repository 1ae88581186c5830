/** States of the model in the settings: downloads that go well and badly, a change under way, what models have made. */
import { expect } from '@playwright/test';
import type { FakeEngine } from './fake-engine.ts';
import { CLIP, SIGLIP, SIGLIP_2 } from './fake-models.ts';
import { aModelRun } from './fake-shell.ts';
import { filled } from './states.ts';
import type { PageState } from './states.ts';
import { goTo } from './states-shell.ts';

/** A library with an installed model beside the starter, and what both have made. */
export function withClip(engine: FakeEngine): void {
  filled(engine);
  const { status } = engine.library;
  engine.models.install(CLIP);
  engine.library.status = { ...status, model: { ...status.model, imagesPerSecond: 31.2 } };
  engine.library.spaces = [
    { id: 1, key: 'fake', model: 'sightline-starter', photos: 23, bytes: 48_000, state: 'answering' },
    { id: 2, key: 'clip', model: 'Xenova--clip-vit-base-patch32', photos: 20, bytes: 42_000, state: 'idle' },
  ];
}

export const MODEL_STATES: readonly PageState[] = [
  {
    name: 'model-downloads',
    prepare: (engine) => {
      withClip(engine);
      const arriving = { bytes: 120e6, total: 381e6, rate: 4.2e6, secondsLeft: 62 };
      engine.models.report(SIGLIP_2, { state: 'downloading', ...arriving });
      engine.models.report(SIGLIP, {
        state: 'failed',
        reason: 'huggingface.co cannot be reached (ENOTFOUND)',
      });
    },
    reach: async (page) => {
      await goTo(page, 'Settings');
      const mirror = page.getByLabel('Mirror of huggingface.co').first();
      await mirror.scrollIntoViewIfNeeded();
      await expect(page.getByRole('button', { name: 'Use the mirror and try again' })).toBeVisible();
    },
  },
  {
    name: 'model-change',
    prepare: (engine) => {
      withClip(engine);
      const { name, title } = engine.models.install(SIGLIP);
      const { status } = engine.library;
      const problem = `The chosen model ${title} can't be opened, so sightline-starter answers: its folder is gone`;
      const next = { id: name, name, waiting: 15 };
      engine.models.inUse = name;
      engine.library.status = { ...status, model: { ...status.model, next, problem } };
      engine.library.runs = [aModelRun({ id: 3, done: 8, total: 23 })];
    },
    reach: async (page) => {
      await goTo(page, 'Settings');
      await page.getByText('Until then Starter answers.').scrollIntoViewIfNeeded();
      await expect(
        page.getByRole('progressbar', { name: 'Getting photos ready for SigLIP base' }),
      ).toBeVisible();
    },
  },
];
