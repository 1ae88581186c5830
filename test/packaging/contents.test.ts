/** What is in the package, check by check (scripts/packaging/checks.mjs). */
import { expect, it } from 'vitest';
import { inspectPackage } from '../../scripts/inspect-package.mjs';
import { packageDir } from './packaged-app.ts';

const { outcomes } = await inspectPackage(packageDir);

it.each(outcomes.map(({ name, problems }) => [name, problems] as const))(
  'The package passes its inspection: %s',
  (_name, problems) => {
    expect(problems).toEqual([]);
  },
);
