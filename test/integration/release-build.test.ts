/** What the release build must not have in it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

it('No bundle of the release build has a module of electron/dev/ in it', () => {
  const node = path.join(appRoot, 'dist/node');
  const maps = readdirSync(node, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.map'),
  );
  const sources = maps.flatMap((file) => {
    const { sources: named } = JSON.parse(readFileSync(path.join(node, file), 'utf8')) as {
      sources: string[];
    };
    return named.map((source) =>
      path.relative(appRoot, path.resolve(path.dirname(path.join(node, file)), source)),
    );
  });
  expect(sources).toContain(path.join('electron', 'host', 'page-policy.ts'));
  expect(sources.filter((source) => source.startsWith(path.join('electron', 'dev')))).toEqual([]);
});
