/** Builds what has changed before tests that run built code: the `globalSetup` of vitest and Playwright. */
import { BUILT, ensureBuilt } from './ensure.mjs';

export default function beforeTests() {
  const failure = ensureBuilt();
  if (failure !== null) throw new Error(`expected dist/ to be built from these sources, but ${failure}`);
  process.env[BUILT] = '1';
}
