/** `sightline models providers` with the runtime that is installed. */
import { expect, it } from 'vitest';
import type { ProviderReport } from '../../electron/engine/api/doctor-api.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';

it('`models providers --try` uses the fastest of those that agree with the processor, and remembers it', async () => {
  const dataDir = await temporaryDirectory();
  const report = async (...args: string[]): Promise<ProviderReport> => {
    const { code, stdout, stderr } = await runCli([
      ...['models', 'providers', '--json', '--data-dir', dataDir],
      ...args,
    ]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as ProviderReport;
  };
  const before = await report();
  expect(before).toMatchObject({ model: 'sightline-starter', inUse: 'cpu' });
  expect(before.providers.map(({ trial }) => trial)).toEqual(before.providers.map(() => null));

  const tried = await report('--try');
  const trials = tried.providers.flatMap(({ trial }) => trial ?? []);
  expect(trials.find(({ provider }) => provider === 'cpu')).toMatchObject({ accepted: true, cosine: 1 });
  const rate = ({ imagesPerSecond }: (typeof trials)[number]): number => imagesPerSecond ?? 0;
  const best = trials.filter(({ accepted }) => accepted).sort((a, b) => rate(b) - rate(a))[0];
  expect(tried.inUse).toBe(best?.provider);
  for (const { accepted, reason } of trials) expect(reason === null).toBe(accepted);
  expect(await report()).toEqual(tried);
}, 120_000);
