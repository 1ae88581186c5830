/** Trials of execution providers with stand-ins that are right, wrong, not numbers, crash and hang, in real processes. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderName } from '../../../electron/engine/api/provider-name.ts';
import { appRoot } from '../../../electron/engine/app-root.ts';
import { ProviderInUse, trialMachine } from '../../../electron/engine/embedder/provider-in-use.ts';
import {
  rememberedTrials,
  tryProviders,
  type TrialOptions,
} from '../../../electron/engine/embedder/provider-trials.ts';
import { toPathBytes } from '../../../electron/engine/files/path-bytes.ts';
import { spawnService } from '../../../electron/engine/processes/node-spawner.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const script = path.join(appRoot, 'test/fixtures/embedder/scripted-provider.mjs');

let options: TrialOptions;
beforeEach(async () => {
  options = {
    spawn: (name) => spawnService(name, script),
    model: { dir: '/model', space: 'space' },
    candidates: [],
    files: ['a', 'b', 'c'].map(toPathBytes),
    cacheDir: await temporaryDirectory(),
    machine: trialMachine(),
    deadline: 1_000,
  };
});
afterEach(() => {
  delete process.env['SCRIPTED_PROVIDERS'];
});

const trying = (behaviours: Partial<Record<ProviderName, string>>): ReturnType<typeof tryProviders> => {
  process.env['SCRIPTED_PROVIDERS'] = JSON.stringify(behaviours);
  return tryProviders({ ...options, candidates: Object.keys(behaviours) as ProviderName[] });
};

describe('a provider', () => {
  it('A provider that agrees with the processor and is faster is chosen', async () => {
    const { chosen, trials } = await trying({ webgpu: 'fast', dml: 'processor' });
    expect(chosen).toBe('webgpu');
    expect(trials.map(({ provider, accepted }) => [provider, accepted])).toEqual([
      ['cpu', true],
      ['webgpu', true],
      ['dml', false],
    ]);
    expect(trials[1]).toMatchObject({ imagesPerSecond: 150, reason: null });
    expect(trials[1]?.cosine).toBeCloseTo(1, 6);
  });

  it.each([
    ['slow', 'it is not faster than the processor: 31.6 images/s against 30.0'],
    ['wrong', 'its embeddings differ from the processor’s: cosine 0.9801, expected at least 0.99'],
    ['nan', 'its embeddings are not finite numbers'],
    ['crash', 'its process crashed (SIGSEGV)'],
    ['hang', 'it did not answer within 1 seconds'],
    ['refuse', 'it can’t open the model: no adapter'],
  ])(
    'A provider that is %s is refused with its reason, and the next one is tried',
    async (behaviour, reason) => {
      const { chosen, trials } = await trying({ dml: behaviour, webgpu: 'fast' });
      expect(trials[1]).toMatchObject({ provider: 'dml', accepted: false, reason });
      expect(chosen).toBe('webgpu');
    },
  );
});

describe('what trials found', () => {
  it('What trials found is remembered for this model, processor and runtime only', async () => {
    const found = await trying({ webgpu: 'fast' });
    expect(await rememberedTrials(options)).toEqual(found);
    expect(await rememberedTrials({ ...options, machine: 'another' })).toBeNull();
    expect(await rememberedTrials({ ...options, model: { dir: '/model', space: 'another' } })).toBeNull();
    const [file = ''] = readdirSync(options.cacheDir);
    writeFileSync(path.join(options.cacheDir, file), '{"chosen":"abacus"}');
    expect(await rememberedTrials(options)).toBeNull();
  });
});

describe('the provider in use', () => {
  it('The provider in use is the one that trials chose, and the processor without any', async () => {
    const lost: string[] = [];
    const use = new ProviderInUse(options, (sentence) => lost.push(sentence));
    expect(await use.wanted()).toBe('cpu');
    await trying({ webgpu: 'fast' });
    expect(await use.wanted()).toBe('webgpu');
    await use.opened('webgpu');
    expect(use.current).toBe('webgpu');
    expect(lost).toEqual([]);
  });

  it('A provider that dies in use gives way to the processor for good, and says so', async () => {
    await trying({ webgpu: 'fast' });
    const lost: string[] = [];
    const use = new ProviderInUse(options, (sentence) => lost.push(sentence));
    await use.wanted();
    await use.died('SIGSEGV');
    await use.died('SIGSEGV');
    expect(lost).toEqual([
      'WebGPU no longer runs the model: the process that embeds photos stopped with it (SIGSEGV). The processor does now; ' +
        'no photo is lost. Try again with: sightline models providers --try',
    ]);
    const next = new ProviderInUse(options, (sentence) => lost.push(sentence));
    expect(await next.wanted()).toBe('cpu');
    expect((await rememberedTrials(options))?.trials[1]).toMatchObject({
      provider: 'webgpu',
      accepted: false,
    });
  });

  it('A provider that can’t open the model any more gives way to the processor', async () => {
    await trying({ webgpu: 'fast' });
    const lost: string[] = [];
    const use = new ProviderInUse(options, (sentence) => lost.push(sentence));
    await use.wanted();
    await use.opened('cpu');
    expect(lost[0]).toContain('it can’t open the model any more');
    expect(await use.wanted()).toBe('cpu');
  });
});
