/**
 * The parts of dist/ and the inputs of each, so that a change rebuilds only the parts concerned. Imports no bundler,
 * so that checking whether a build is current costs next to nothing.
 */

/** Inputs of every bundle: the versions of what is bundled, and the compiler's configuration. */
const TOOLS = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'scripts/build/bundles.mjs'];

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} inputs files and folders, relative to the project's folder
 * @property {readonly string[]} [except] files and folders below the inputs to ignore
 * @property {string} [after] an earlier part whose result is also an input
 * @property {(root: string, target: string, result: unknown) => Promise<unknown>} build writes the part into
 *   `target`, which has the layout of dist/. Its result is kept in the stamp, for the part that comes `after` it.
 */

/** @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'node',
    inputs: ['electron', 'shared', 'package.json', ...TOOLS],
    except: ['electron/dev', 'electron/preload.ts', 'electron/engine/vectors/kernel.wat'],
    build: async (root, target) => (await import('./bundles.mjs')).buildNode(root, target),
  },
  {
    name: 'preload',
    inputs: ['electron/preload.ts', 'shared', ...TOOLS],
    build: async (root, target) => (await import('./bundles.mjs')).buildPreload(root, target),
  },
  {
    name: 'kernel',
    inputs: ['electron/engine/vectors/kernel.wat', 'scripts/build-kernel.mjs', 'package-lock.json'],
    build: async (_root, target) =>
      (await import('../build-kernel.mjs')).buildKernel(`${target}/node/kernel.wasm`),
  },
  {
    name: 'page',
    inputs: ['renderer', 'shared', ...TOOLS],
    build: async (root, target) => (await import('./bundles.mjs')).buildPage(root, target),
  },
  {
    name: 'notices',
    inputs: ['docs/licences', 'package.json', 'package-lock.json', 'scripts/build-notices.mjs'],
    after: 'page',
    build: async (root, target, modules) =>
      (await import('../build-notices.mjs')).writeNotices(root, target, modules),
  },
  {
    name: 'icons',
    inputs: ['renderer/public/favicon.svg', 'scripts/build-icons.mjs', 'package-lock.json'],
    build: async (root, target) =>
      (await import('../build-icons.mjs')).buildIcons(
        `${root}/renderer/public/favicon.svg`,
        `${target}/icons`,
      ),
  },
];
