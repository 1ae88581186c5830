import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCycles } from '../../../scripts/imports/find-cycles.mjs';
import { readGraph } from '../../../scripts/imports/read-graph.mjs';
import { readImports } from '../../../scripts/imports/read-imports.mjs';

let directory: string;
beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), 'sightline-imports-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
}

/** Names of what the file imports. */
const imported = (file: string) => readImports(file).map((target) => path.basename(target));

describe('readImports', () => {
  beforeEach(() => ['a', 'b', 'c', 'd', 'e'].forEach((name) => write(`${name}.ts`, 'export {};')));

  it('readImports sees values, types, re-exports and import() of a module', () => {
    const file = write(
      'module.ts',
      `import { a } from './a.ts';
       import type { B } from './b.ts';
       export * from './c.ts';
       export const d = () => import('./d.ts');
       export type E = import('./e.ts').E;`,
    );
    expect(imported(file)).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts']);
  });

  it('readImports sees all imports of a component: of its module script, its script and its markup', () => {
    const file = write(
      'Component.svelte',
      `<script module lang="ts">import { a } from './a.ts';</script>
       <script lang="ts">
         import type { B } from './b.ts';
         type C = import('./c.ts').C;
         const { b, c }: { b: B; c: C } = $props();
       </script>
       {#await import('./d.ts') then d}{a}{b}{c}{d}{/await}`,
    );
    expect(imported(file).sort()).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts']);
  });

  it('readImports leaves packages and the text of comments and strings out', () => {
    const file = write(
      'quoted.ts',
      `import 'node:fs';\n// import './a.ts'\nexport const b = "import './b.ts'";`,
    );
    expect(imported(file)).toEqual([]);
  });

  it('readImports names file and specifier of an import that leads nowhere', () => {
    const file = write('lost.ts', `import './nowhere.ts';`);
    expect(() => readImports(file)).toThrow(/lost\.ts imports \.\/nowhere\.ts; expected a file/);
  });
});

it('A cycle of types through a component is found', () => {
  write(
    'Panel.svelte',
    `<script lang="ts">import type { B } from './b.ts'; const { b }: { b: B } = $props();</script>{b}`,
  );
  write('b.ts', `import type Panel from './Panel.svelte'; export type B = typeof Panel;`);
  expect(findCycles(readGraph(directory, ['.']))).toEqual([['Panel.svelte', 'b.ts']]);
});
