/** The engine and the command line are typed by the contract and must not pay for building it at every start. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../../../electron/engine/app-root.ts';

/** What a file imports when it is loaded: not types, and not what it imports later. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const statements = source.matchAll(/^(?:import|export)(?! type)\b[^;'"]*?['"]([^'"]+)['"]/gm);
  return [...statements].map(([, name = '']) => name);
}

/** Names of all that is loaded with a file: paths of ours, relative to the repository, and packages. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    const name = path.relative(appRoot, file);
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const imported of importsOf(file)) {
      if (!imported.startsWith('.')) loaded.add(imported);
      else if (imported.endsWith('.ts')) load(path.resolve(path.dirname(file), imported));
    }
  };
  load(path.join(appRoot, entry));
  return loaded;
}

it.each(['electron/engine/service/entry.ts', 'electron/engine/embedder/entry.ts', 'electron/cli/main.ts'])(
  'The process of %s starts without the contract and its library',
  (entry) => {
    const loaded = loadedWith(entry);
    expect(loaded.size).toBeGreaterThan(20);
    expect([...loaded].filter((name) => /^@orpc|^shared\/contract/.test(name))).toEqual([]);
  },
);
