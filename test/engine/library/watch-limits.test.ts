import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { watchLimits } from '../../../electron/engine/library/watch-limits.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

it('The limits of watching on Linux are those that the system says, and unknown where it does not', async () => {
  const limits = await temporaryDirectory();
  writeFileSync(path.join(limits, 'max_user_watches'), '65536\n');
  expect(await watchLimits('linux', limits)).toEqual({
    mode: 'directories',
    maxWatches: 65_536,
    maxInstances: null,
  });
});

it('Other systems watch folders as a whole, without a limit', async () => {
  expect(await watchLimits('darwin')).toEqual({ mode: 'recursive', maxWatches: null, maxInstances: null });
});
