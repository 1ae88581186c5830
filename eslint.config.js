import './scripts/lint/read-components.mjs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Packages that may be imported by one file only, with the reason a reader gets to see. */
const guarded = {
  'onnxruntime-node': 'electron/engine/embedding/session.ts',
  sharp: 'electron/engine/images/sharp.ts',
  '@photostructure/sqlite': 'electron/engine/store/database.ts',
  chokidar: 'electron/engine/library/watch.ts',
  undici: 'electron/engine/hub/node-transport.ts',
};

const guardedPaths = Object.entries(guarded).map(([name, file]) => ({
  name,
  message: `Only ${file} imports ${name}; use what it exports.`,
}));
/** Of Electron's names, those that open a door to the page or start a process. */
const guardedElectron = {
  ipcMain: 'electron/desktop/door.ts',
  utilityProcess: 'electron/desktop/utility-spawner.ts',
};
const electronPaths = Object.entries(guardedElectron).map(([name, file]) => ({
  name: 'electron',
  // A default import would bring all of them.
  importNames: [name, 'default'],
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
/** What the import rule above does not see: `import('sharp')` and `require('sharp')`. */
const dynamicImports = Object.entries(guarded).flatMap(([name, file]) => {
  const message = `Only ${file} imports ${name}; use what it exports.`;
  return [
    { selector: `ImportExpression[source.value='${name}']`, message },
    { selector: `CallExpression[callee.name='require'][arguments.0.value='${name}']`, message },
  ];
});
const everyGuard = [...guardedPaths, ...electronPaths, forkPath];
const noElectron = { group: ['electron'], message: 'Only electron/desktop/ and its entries know Electron.' };
/** The type-checked set that typescript-eslint recommends, without the rules that need no types. */
const typedRules = Object.fromEntries(
  ts.configs.recommendedTypeCheckedOnly
    .flatMap(({ rules = {} }) => Object.entries(rules))
    .filter(([rule]) => rule.startsWith('@typescript-eslint/')),
);
/**
 * What values of components are, TypeScript alone can't tell: the lint sees `any` where svelte-check sees a type. So the
 * rules about `any` are off there.
 */
const unsafeOff = Object.fromEntries(
  Object.keys(typedRules)
    .filter((rule) => rule.startsWith('@typescript-eslint/no-unsafe-'))
    .map((rule) => [rule, 'off']),
);
const outward = [
  {
    group: ['**/cli/**', '**/web/**', '**/host/**', '**/desktop/**', 'electron', '**/renderer/**'],
    message: 'The engine knows no host and no page.',
  },
];

export default ts.config(
  {
    ignores: [
      'dist',
      'dist.tmp-*',
      'release',
      '.tsbuild',
      '.cache',
      'models',
      'test-results',
      'playwright-report',
    ],
  },
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
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: { ...typedRules, '@typescript-eslint/switch-exhaustiveness-check': 'error' },
  },
  { files: ['**/*.svelte'], rules: unsafeOff },
  {
    // What stands in for something asynchronous is async, though it has nothing to wait for.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['electron/**/*.ts', 'test/**/*.ts', 'shared/**/*.ts'],
    rules: { ...restrict(everyGuard), 'no-restricted-syntax': ['error', ...dynamicImports] },
  },
  {
    files: ['electron/host/**/*.ts', 'electron/web/**/*.ts', 'electron/cli/**/*.ts'],
    rules: restrict([...guardedPaths, forkPath], [noElectron]),
  },
  { files: ['electron/engine/**/*.ts'], rules: restrict([...guardedPaths, forkPath], outward) },
  // The guarded doors of Electron, each with its one name.
  ...Object.entries(guardedElectron).map(([name, file]) => ({
    files: [file],
    rules: restrict(everyGuard.filter(({ importNames }) => !importNames?.includes(name))),
  })),
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
    // French puts narrow no-break spaces before some signs.
    files: ['renderer/i18n/**/*.ts'],
    rules: { 'no-irregular-whitespace': ['error', { skipTemplates: true }] },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    // TypeScript checks names, and knows runes.
    rules: { 'no-undef': 'off' },
  },
  {
    // Svelte's types declare the runes, so a module with runes is read as it is. Svelte's parser would write declarations
    // into it, and TypeScript would check the whole page again for each such module.
    files: ['**/*.svelte.ts'],
    languageOptions: {
      parser: ts.parser,
      globals: { $derived: 'readonly', $effect: 'readonly', $inspect: 'readonly', $state: 'readonly' },
    },
  },
  // The guarded files themselves, and tests that make fixtures with the same tools.
  ...Object.entries(guarded).map(([name, file]) => ({
    files: [file],
    rules: {
      ...restrict([...guardedPaths.filter((entry) => entry.name !== name), forkPath], outward),
      'no-restricted-syntax': [
        'error',
        ...dynamicImports.filter(({ selector }) => !selector.includes(`'${name}'`)),
      ],
    },
  })),
  {
    files: ['electron/engine/processes/node-spawner.ts'],
    rules: restrict(guardedPaths, outward),
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-restricted-syntax': 'off' },
  },
);
