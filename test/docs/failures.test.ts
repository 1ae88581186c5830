/** docs/failures.md names tests for each stated outcome; these keep the names true. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

const REFERENCE = /`([\w/.-]+\.(?:test|spec)\.ts)`: “([^”]+)”/g;

const rows = readFileSync(path.join(appRoot, 'docs/failures.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!what happens|-)/.test(line))
  .map((line) => ({ line, tests: [...line.matchAll(REFERENCE)] }));

it('Every outcome in docs/failures.md names a test', () => {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ tests }) => tests.length === 0).map(({ line }) => line)).toEqual([]);
});

it('Every test that docs/failures.md names exists', () => {
  const missing = rows
    .flatMap(({ tests }) => tests)
    .filter(([, file = '', title = '']) => {
      const source = readFileSync(path.join(appRoot, 'test', file), 'utf8');
      // Quotes of the source are escaped where the title holds them.
      return !source.replaceAll("\\'", "'").includes(title);
    });
  expect(missing.map(([reference]) => reference)).toEqual([]);
});
