import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Packages that may be imported by one file only, with the reason a reader gets to see. */
const guarded = {
  'onnxruntime-node': 'electron/engine/embedding/session.ts',
  sharp: 'electron/engine/images/decode.ts',
  '@photostructure/sqlite': 'electron/engine/store/database.ts',
  chokidar: 'electron/engine/library/watch.ts',
};

const guardedPaths = Object.entries(guarded).map(([name, file]) => ({
  name,
  message: `Only ${file} imports ${name}; use what it exports.`,
}));
const forkPath = {
  name: 'node:child_process',
  importNames: ['fork'],
  message: 'Only electron/engine/processes/node-spawner.ts forks; use spawnService.',
};

const restrict = (paths, patterns = []) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }],
});
const outward = [
  {
    group: ['**/cli/**', '**/web/**', '**/host/**', '**/desktop/**', 'electron', '**/renderer/**'],
    message: 'The engine knows no host and no page.',
  },
];

export default ts.config(
  { ignores: ['dist', 'dist.tmp-*', '.tsbuild', '.cache', 'models', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['electron/**/*.ts', 'test/**/*.ts', 'shared/**/*.ts'],
    rules: restrict([...guardedPaths, forkPath]),
  },
  { files: ['electron/engine/**/*.ts'], rules: restrict([...guardedPaths, forkPath], outward) },
  {
    files: ['shared/**/*.ts'],
    rules: restrict(
      [],
      [{ group: ['**/electron/**', '**/renderer/**', 'node:*'], message: 'The contract imports nothing.' }],
    ),
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    languageOptions: { globals: globals.browser },
    rules: restrict(
      [],
      [
        {
          group: ['**/electron/**', 'node:*', '!node:url', '!node:path'],
          message: 'The page knows only shared/.',
        },
      ],
    ),
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    // TypeScript checks names, and knows runes.
    rules: { 'no-undef': 'off' },
  },
  // The guarded files themselves, and tests that make fixtures with the same tools.
  ...Object.entries(guarded).map(([name, file]) => ({
    files: [file],
    rules: restrict([...guardedPaths.filter((entry) => entry.name !== name), forkPath], outward),
  })),
  {
    files: ['electron/engine/processes/node-spawner.ts'],
    rules: restrict(guardedPaths, outward),
  },
  { files: ['test/**/*.ts', 'bench/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
);
