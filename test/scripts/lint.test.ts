/**
 * The faults that only a lint with types finds, each planted in a file of the tree (in memory, not on disk) and read with
 * the real configuration. Import cycles have tests of their own (`imports/`).
 */
import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, it, vi } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

// The first look at each side reads all of its types, maybe on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const eslint = new ESLint({ cwd: appRoot });

/** @returns the names of the rules that `code` breaks as the text of `file`, in the order of its lines. */
async function broken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(appRoot, file) });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
}

const PROMISES = `
  const later = (): Promise<number> => Promise.resolve(1);
  export function start(use: (number: number) => void, soon: (task: () => void) => void): void {
    later();
    if (later()) use(1);
    soon(later);
    [1, 2].forEach(async (number) => use(number + (await later())));
  }
`;
const PROMISE_FAULTS = [
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/no-misused-promises',
  '@typescript-eslint/no-misused-promises',
  '@typescript-eslint/no-misused-promises',
];

const UNSAFE = `
  const value = JSON.parse('{}');
  value.run();
  export const text: string = value;
  export const length = (): number => value;
  export const number = Number.parseInt(value, 10);
`;
const UNSAFE_FAULTS = [
  '@typescript-eslint/no-unsafe-assignment',
  '@typescript-eslint/no-unsafe-call',
  '@typescript-eslint/no-unsafe-member-access',
  '@typescript-eslint/no-unsafe-assignment',
  '@typescript-eslint/no-unsafe-return',
  '@typescript-eslint/no-unsafe-argument',
];

const SWITCH = `
  export function degrees(turn: 'left' | 'right' | 'around'): number {
    switch (turn) {
      case 'left':
        return 270;
      case 'right':
        return 90;
    }
    return 180;
  }
`;
const SWITCH_FAULTS = ['@typescript-eslint/switch-exhaustiveness-check'];

it.each([
  'electron/main.ts',
  'shared/schemas.ts',
  'renderer/main.ts',
  'renderer/state/viewer/viewer.svelte.ts',
])('Lint finds lost promises, values of unknown type and forgotten cases in %s', async (file) => {
  expect(await broken(file, PROMISES)).toEqual(PROMISE_FAULTS);
  expect(await broken(file, UNSAFE)).toEqual(UNSAFE_FAULTS);
  expect(await broken(file, SWITCH)).toEqual(SWITCH_FAULTS);
});

it('Lint finds lost promises and forgotten cases in the script of a component', async () => {
  const component = (script: string): string => `<script lang="ts" module>${script}</script>\n`;
  expect(await broken('renderer/App.svelte', component(PROMISES))).toEqual(PROMISE_FAULTS);
  expect(await broken('renderer/App.svelte', component(SWITCH))).toEqual(SWITCH_FAULTS);
});

it('Lint finds lost promises in the markup of a component', async () => {
  const component = `
    <script lang="ts">
      const later = (): Promise<number> => Promise.resolve(1);
    </script>
    <button onclick={() => { later(); }}>{later() ? 'a' : 'b'}</button>`;
  expect(await broken('renderer/App.svelte', component)).toEqual([
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/no-misused-promises',
  ]);
});

it("Lint applies Svelte's rules to modules with runes", async () => {
  const code = `
    export class Selected {
      paths = $state(new Set<string>());
      constructor() {
        $inspect(this.paths);
      }
    }
  `;
  expect(await broken('renderer/state/viewer/viewer.svelte.ts', code)).toEqual([
    'svelte/prefer-svelte-reactivity',
    'svelte/no-inspect',
  ]);
});
