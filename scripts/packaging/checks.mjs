/**
 * What must be true of a package. Each check answers the list of what is wrong with it; an `app` is what
 * ../inspect-package.mjs has read: `asar` (path → {size, unpacked}), `resources` and `files` (path → bytes), `fuses`,
 * `bytes`, `platform`, `arch`.
 */
import { RELEASE_FUSES } from './fuses.mjs';

/** Linux, unpacked, six languages. */
const LARGEST_BYTES = 380 * 2 ** 20;
const LOCALES = ['de', 'en-GB', 'en-US', 'es', 'es-419', 'fr', 'ja', 'zh-CN', 'zh-TW'];
const NATIVE = /\.(node|so(\.\d+)*|dll|dylib)$/;
/** Node modules that read their files by path in native code, or are loaded by the system, or must be replaceable: beside the asar, whole. */
const UNPACKED =
  /^node_modules\/(onnxruntime-node\/bin|@photostructure\/sqlite\/prebuilds|sharp|@img|@emnapi|libheif-js)\//;
const NEEDED = [
  'package.json',
  'dist/node/main.js',
  'dist/node/preload.cjs',
  'dist/node/engine.js',
  'dist/node/embedder.js',
  'dist/node/scan-worker.js',
  'dist/node/decoder.js',
  'dist/node/desktop-fetcher.js',
  'dist/node/desktop-courier.js',
  'dist/node/metadata-worker.js',
  'dist/node/decode-worker.js',
  'dist/node/kernel.wasm',
  'dist/renderer/index.html',
  // Optional to exifreader, which reads no XMP without it.
  'node_modules/@jsquash/jxl/codec/dec/jxl_dec.wasm',
  'node_modules/@xmldom/xmldom/lib/index.js',
];
const NEVER = [
  [/\.map$/, 'a source map'],
  [/\.(d\.)?[mc]?ts$/, 'a TypeScript file'],
  [/\.(md|markdown)$/i, 'documentation'],
  [
    /^node_modules\/(.*\/)?(docs?|tests?|__tests__|examples?|coverage)\//,
    'tests, documentation or examples of a dependency',
  ],
  [/\.(c|cc|cpp|h|hpp|gyp|gypi)$/, 'a native source'],
  [/^(electron|renderer|shared|test|bench|scripts|docs|build|\.)/, 'a file of the project that does not run'],
  [/^node_modules\/(electron|vite|svelte|vitest|typescript|@playwright)\//, 'a development dependency'],
  [/^node_modules\/@jsquash\/[^/]+\/codec\/enc\//, 'an encoder that is not used'],
  [/(cuda|tensorrt|DirectML|dxcompiler|dxil)/i, 'an accelerator that is not used'],
];

function nativesOf({ files }) {
  const resources = /(^|\/)app\.asar\.unpacked\//;
  return [...files.keys()].filter((file) => resources.test(file) && NATIVE.test(file));
}

function missing(names, has) {
  return names.filter((name) => !has(name)).map((name) => `missing: ${name}`);
}

export const checks = [
  {
    name: 'the asar has what the app runs on',
    problems: ({ asar }) => missing(NEEDED, (name) => asar.has(name)),
  },
  {
    name: 'the asar has no sources, maps, tests, documentation or development dependencies',
    problems: ({ asar }) =>
      [...asar.keys()].flatMap((file) =>
        NEVER.filter(([pattern]) => pattern.test(file)).map(([, what]) => `${file} is ${what}`),
      ),
  },
  {
    name: 'natives and their folders are unpacked, and nothing else is',
    problems: ({ asar }) =>
      [...asar]
        .filter(([file, { unpacked }]) => unpacked !== (UNPACKED.test(file) || NATIVE.test(file)))
        .map(([file, { unpacked }]) => `${file} is ${unpacked ? '' : 'not '}unpacked`),
  },
  {
    name: 'natives are of exactly this platform',
    problems: (app) => {
      const own = [
        `/onnxruntime-node/bin/napi-v6/${app.platform}/${app.arch}/`,
        `/@photostructure/sqlite/prebuilds/${app.platform}-${app.arch}/`,
        `/@img/sharp-${app.platform}-${app.arch}/`,
        `/@img/sharp-libvips-${app.platform}-${app.arch}/`,
      ];
      const natives = nativesOf(app);
      return [
        ...natives
          .filter((file) => !own.some((folder) => file.includes(folder)))
          .map((file) => `foreign: ${file}`),
        ...missing(own.slice(0, 2), (folder) => natives.some((file) => file.includes(folder))),
      ];
    },
  },
  {
    name: 'pictures are decoded by WebAssembly on Linux and natively elsewhere, by exactly one of them',
    problems: ({ asar, platform, arch }) => {
      const has = (folder) => [...asar.keys()].some((file) => file.startsWith(`node_modules/${folder}/`));
      const wanted = { '@img/sharp-wasm32': platform === 'linux', '@emnapi/runtime': platform === 'linux' };
      wanted[`@img/sharp-${platform}-${arch}`] = platform !== 'linux';
      return Object.entries(wanted)
        .filter(([folder, there]) => has(folder) !== there)
        .map(([folder, there]) => `${folder} is ${there ? 'missing' : 'there'}`);
    },
  },
  {
    name: 'the model, the samples and all licences are there',
    problems: ({ resources, files, platform }) => [
      ...missing(
        [
          'LICENSE',
          'third-party-notices.txt',
          'models/catalogue.json',
          'models/starter/NOTICE',
          'models/starter/SHA256SUMS',
          'models/starter/onnx/vision_model_quantized.onnx',
          'models/starter/onnx/text_model_quantized.onnx',
          'samples/ATTRIBUTION.csv',
        ],
        (name) => resources.has(name),
      ),
      ...(platform === 'darwin'
        ? []
        : missing(['LICENSE.electron.txt', 'LICENSES.chromium.html'], (name) => files.has(name))),
    ],
  },
  {
    name: "Chromium's words are there in the app's six languages and in no other",
    problems: ({ files, platform }) => {
      // On macOS they are folders of the framework, which electron-builder thins out in the same way.
      if (platform === 'darwin') return [];
      const locales = [...files.keys()].flatMap((file) => /^locales\/(.*)\.pak$/.exec(file)?.[1] ?? []);
      return [
        ...missing(['de', 'en-US', 'es', 'fr', 'ja', 'zh-CN', 'zh-TW'], (name) => locales.includes(name)),
        ...locales.filter((name) => !LOCALES.includes(name)).map((name) => `not asked for: ${name}`),
      ];
    },
  },
  {
    name: 'the fuses of a release are set in the binary',
    problems: ({ fuses }) =>
      Object.entries(RELEASE_FUSES)
        .filter(([name, on]) => fuses[name] !== on)
        .map(([name, on]) => `${name} is ${String(fuses[name])}, expected ${String(on)}`),
  },
  {
    name: 'there is no other app to load than the one in the asar',
    problems: ({ resources }) =>
      [...resources.keys()].filter((file) => file === 'default_app.asar' || file.startsWith('app/')),
  },
  {
    name: 'on Linux it takes at most 380 MB unpacked',
    problems: ({ bytes, platform }) =>
      platform === 'linux' && bytes > LARGEST_BYTES ? [`${(bytes / 2 ** 20).toFixed(1)} MB`] : [],
  },
];
