/** The inspection finds what it is there to find: each check, on an app that is right but for one thing. */
import { describe, expect, it } from 'vitest';
import { checks, type InspectedApp } from '../../../scripts/packaging/checks.mjs';
import { RELEASE_FUSES } from '../../../scripts/packaging/fuses.mjs';

const MEGABYTE = 2 ** 20;
const UNPACKED = [
  'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
  'node_modules/@photostructure/sqlite/prebuilds/linux-x64/@photostructure+sqlite.glibc.node',
  'node_modules/@img/sharp-wasm32/lib/sharp-wasm32.node.wasm',
  'node_modules/@emnapi/runtime/dist/emnapi.cjs.js',
];
const PACKED = [
  'package.json',
  ...[
    'main.js',
    'preload.cjs',
    'engine.js',
    'embedder.js',
    'scan-worker.js',
    'decoder.js',
    'desktop-fetcher.js',
    'desktop-courier.js',
    'metadata-worker.js',
    'decode-worker.js',
    'kernel.wasm',
  ].map((name) => `dist/node/${name}`),
  'dist/renderer/index.html',
  'node_modules/@jsquash/jxl/codec/dec/jxl_dec.wasm',
  'node_modules/@xmldom/xmldom/lib/index.js',
  'node_modules/zod/index.js',
];
const RESOURCES = [
  'LICENSE',
  'third-party-notices.txt',
  'models/catalogue.json',
  ...['NOTICE', 'SHA256SUMS', 'onnx/vision_model_quantized.onnx', 'onnx/text_model_quantized.onnx'].map(
    (name) => `models/starter/${name}`,
  ),
  'samples/ATTRIBUTION.csv',
];
const FILES = [
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  ...['de', 'en-GB', 'en-US', 'es', 'es-419', 'fr', 'ja', 'zh-CN', 'zh-TW'].map(
    (name) => `locales/${name}.pak`,
  ),
];

interface Change {
  readonly add?: readonly string[];
  readonly addUnpacked?: readonly string[];
  readonly remove?: string;
  readonly files?: readonly string[];
  readonly resources?: readonly string[];
  readonly fuses?: Record<string, boolean>;
  readonly bytes?: number;
}

function app({
  add = [],
  addUnpacked = [],
  remove,
  files = [],
  resources = [],
  fuses,
  bytes,
}: Change): InspectedApp {
  const unpacked = [...UNPACKED, ...addUnpacked].filter((name) => name !== remove);
  const packed = [...PACKED, ...add].filter((name) => name !== remove);
  const sized = (names: readonly string[]): Map<string, number> =>
    new Map(names.filter((name) => name !== remove).map((name) => [name, 1]));
  return {
    platform: 'linux',
    arch: 'x64',
    asar: new Map<string, { size: number; unpacked: boolean }>([
      ...packed.map((name) => [name, { size: 1, unpacked: false }] as const),
      ...unpacked.map((name) => [name, { size: 1, unpacked: true }] as const),
    ]),
    resources: sized([...RESOURCES, ...resources]),
    files: sized([...FILES, ...files, ...unpacked.map((name) => `resources/app.asar.unpacked/${name}`)]),
    fuses: { ...RELEASE_FUSES, ...fuses },
    bytes: bytes ?? 330 * MEGABYTE,
  };
}

/** Names of the checks that fail. */
function failing(inspected: InspectedApp): string[] {
  return checks.filter(({ problems }) => problems(inspected).length > 0).map(({ name }) => name);
}

describe('the checks of a package', () => {
  it('The checks of a package pass for one that is right', () => {
    expect(failing(app({}))).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['an entry is missing', { remove: 'dist/node/embedder.js' }, 'what the app runs on'],
    ['a source map', { add: ['dist/node/main.js.map'] }, 'no sources, maps'],
    ['types', { add: ['node_modules/zod/index.d.ts'] }, 'no sources, maps'],
    ['a test of a dependency', { add: ['node_modules/ws/test/a.js'] }, 'no sources, maps'],
    ['a file of the project', { add: ['electron/main.js'] }, 'no sources, maps'],
    ['a development dependency', { add: ['node_modules/vite/index.js'] }, 'no sources, maps'],
    ['JavaScript beside the asar', { addUnpacked: ['node_modules/zod/a.js'] }, 'nothing else is'],
    [
      'a native inside the asar',
      { add: ['node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node'] },
      'nothing else is',
    ],
    [
      'a native of another system',
      { addUnpacked: ['node_modules/onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll'] },
      'exactly this platform',
    ],
    [
      'native sharp',
      { addUnpacked: ['node_modules/@img/sharp-linux-x64/lib/sharp.node'] },
      'by exactly one of them',
    ],
    [
      'no decoder',
      { remove: 'node_modules/@img/sharp-wasm32/lib/sharp-wasm32.node.wasm' },
      'by exactly one of them',
    ],
    ['a missing licence', { remove: 'third-party-notices.txt' }, 'all licences'],
    ['a missing licence of Chromium', { remove: 'LICENSES.chromium.html' }, 'all licences'],
    ['a missing language', { remove: 'locales/ja.pak' }, 'six languages'],
    ['another language', { files: ['locales/ko.pak'] }, 'six languages'],
    ['a fuse', { fuses: { RunAsNode: true } }, 'fuses of a release'],
    ['a second app', { resources: ['default_app.asar'] }, 'no other app'],
    ['too large', { bytes: 381 * MEGABYTE }, '380 MB'],
  ])('The checks of a package report %s', (_what, change, name) => {
    expect(failing(app(change)).join('\n')).toContain(name);
  });
});
