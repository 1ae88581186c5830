/** Models as archives: out of one data directory, into another, and what is refused. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packTar, type TarEntry } from 'modern-tar';
import { beforeEach, expect, it } from 'vitest';
import { exportModel } from '../../../electron/engine/hub/export-model.ts';
import { importModel } from '../../../electron/engine/hub/import-model.ts';
import { readManifest } from '../../../electron/engine/hub/installed-models.ts';
import { modelPlaces, type ModelPlaces } from '../../../electron/engine/hub/model-places.ts';
import { someBytes } from '../../support/hub-models.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { makeZip } from '../../support/zip.ts';

const FILES: Readonly<Record<string, Buffer>> = {
  'config.json': Buffer.from('{"model_type":"clip"}'),
  'onnx/vision_model.onnx': someBytes(300_000, 1),
  'onnx/text_model.onnx': someBytes(200_000, 2),
};
let root: string;
let one: ModelPlaces;
let other: ModelPlaces;
beforeEach(async () => {
  root = await temporaryDirectory();
  [one, other] = [modelPlaces(path.join(root, 'one')), modelPlaces(path.join(root, 'other'))];
});
const signal = new AbortController().signal;
const at = (name: string): string => path.join(root, name);

async function folder(name: string): Promise<string> {
  for (const [file, content] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(at(name), file)), { recursive: true });
    await writeFile(path.join(at(name), file), content);
  }
  return at(name);
}
const tar = async (name: string, entries: TarEntry[]): Promise<string> => {
  await writeFile(at(name), await packTar(entries));
  return at(name);
};
const file = (name: string, body = 'x'): TarEntry => ({
  header: { name, size: body.length, type: 'file' },
  body,
});
const zip = async (name: string, content: Buffer): Promise<string> => {
  await writeFile(at(name), content);
  return at(name);
};

it('A model goes from a folder into one data directory and as an archive into another, byte for byte', async () => {
  expect(await importModel(one, await folder('my clip'), signal)).toMatchObject({
    name: 'my-clip',
    fresh: true,
  });
  await exportModel(one, 'my-clip', at('clip.tar'), signal);
  expect(await importModel(other, at('clip.tar'), signal)).toMatchObject({ name: 'clip' });
  for (const [name, content] of Object.entries(FILES)) {
    expect((await readFile(path.join(other.installed('clip'), name))).equals(content)).toBe(true);
  }
  expect(await readManifest(other.installed('clip'))).toMatchObject({ id: 'my-clip', source: 'archive' });
  await expect(importModel(other, at('clip.tar'), signal)).rejects.toThrow('clip is installed already');
});

it('A zip with a model is imported', async () => {
  const entries = Object.entries(FILES).map(([name, content]) => ({ name, content }));
  await importModel(one, await zip('model.zip', makeZip(entries)), signal);
  expect((await readManifest(one.installed('model')))?.files).toHaveLength(3);
});

it('A zip or tar of a folder is the model in it', async () => {
  const entries = Object.entries(FILES).map(([name, content]) => ({ name: `my clip/${name}`, content }));
  await importModel(one, await zip('inside.zip', makeZip(entries)), signal);
  expect((await readManifest(one.installed('inside')))?.files.map(({ name }) => name)).toEqual(
    Object.keys(FILES).sort(),
  );
  const model = await folder('packed');
  for (const [name, ...what] of [
    ['dot', '-C', model, '.'],
    ['whole', '-C', path.dirname(model), 'packed'],
  ] as const) {
    execFileSync('tar', ['--format=ustar', '-cf', at(`${name}.tar`), ...what]);
    await importModel(one, at(`${name}.tar`), signal);
    expect(
      (await readFile(path.join(one.installed(name), 'config.json'))).equals(FILES['config.json']!),
    ).toBe(true);
  }
});

it('An archive never replaces a file', async () => {
  await importModel(one, await folder('kept'), signal);
  await writeFile(at('there.tar'), 'mine');
  await expect(exportModel(one, 'kept', at('there.tar'), signal)).rejects.toThrow('which exists');
  expect(await readFile(at('there.tar'), 'utf8')).toBe('mine');
});

it('A changed file is refused when it is exported and when it is imported', async () => {
  await importModel(one, await folder('clip'), signal);
  await exportModel(one, 'clip', at('clip.tar'), signal);
  const bytes = await readFile(at('clip.tar'));
  const inside = bytes.indexOf(FILES['onnx/text_model.onnx']!.subarray(0, 64));
  bytes[inside + 10]! ^= 1;
  await writeFile(at('bad.tar'), bytes);
  await expect(importModel(other, at('bad.tar'), signal)).rejects.toThrow(
    /text_model\.onnx: expected sha256/,
  );
  await truncate(path.join(one.installed('clip'), 'config.json'), 3);
  await expect(exportModel(one, 'clip', at('again.tar'), signal)).rejects.toThrow('it was not exported');
  expect(existsSync(at('again.tar'))).toBe(false);
});

it.each<[what: string, make: () => Promise<string>, says: RegExp]>([
  ['a path out of it in a tar', () => tar('a.tar', [file('../evil.onnx')]), /leads out of the archive/],
  ['an absolute path in a tar', () => tar('a.tar', [file('/etc/evil.onnx')]), /leads out of the archive/],
  [
    'a link in a tar',
    () => tar('a.tar', [{ header: { name: 'x.onnx', size: 0, type: 'symlink', linkname: '/etc/passwd' } }]),
    /is a link, encrypted, or no file/,
  ],
  [
    'a path out of it in a zip',
    () => zip('a.zip', makeZip([{ name: '../evil.onnx', content: Buffer.from('x') }])),
    /\.\.\/evil\.onnx/,
  ],
  [
    'a link in a zip',
    () => zip('a.zip', makeZip([{ name: 'x.onnx', content: Buffer.from('/etc'), mode: 0o120777 }])),
    /is a link, encrypted, or no file/,
  ],
  [
    'a thousand files and more',
    () =>
      tar(
        'a.tar',
        Array.from({ length: 1_001 }, (_, index) => file(`${index}.onnx`)),
      ),
    /at most 1000 entries/,
  ],
  [
    'more bytes than announced in a zip',
    () => zip('a.zip', makeZip([{ name: 'x.onnx', content: Buffer.alloc(50_000_000), announced: 100 }])),
    /larger than announced|too many bytes/,
  ],
  [
    'fewer bytes than announced in a zip',
    () => zip('a.zip', makeZip([{ name: 'x.onnx', content: Buffer.alloc(10), announced: 2 ** 32 - 2 }])),
    /cut off/,
  ],
  ['no model in it', () => tar('a.tar', [file('readme.txt')]), /expected a model with \.onnx files/],
  ['no archive at all', () => zip('a.tar', Buffer.from('hello')), /expected a folder, a \.zip or a \.tar/],
])('An archive with %s is refused, and nothing is installed', async (_what, make, says) => {
  await expect(importModel(one, await make(), signal)).rejects.toThrow(says);
  expect((await readdir(one.root)).filter((name) => !name.startsWith('.'))).toEqual([]);
  expect(await readdir(one.partial)).toEqual(['a.lock']);
  expect(existsSync(path.join(root, 'evil.onnx'))).toBe(false);
});

it('An archive that is cut off is refused, and nothing is installed', async () => {
  await importModel(one, await folder('clip'), signal);
  await exportModel(one, 'clip', at('clip.tar'), signal);
  await truncate(at('clip.tar'), 200_000);
  await expect(importModel(other, at('clip.tar'), signal)).rejects.toThrow(/cut off/);
  await zip('half.zip', makeZip([{ name: 'x.onnx', content: someBytes(5_000, 1) }]).subarray(0, 4_000));
  await expect(importModel(other, at('half.zip'), signal)).rejects.toThrow(/cut off/);
  expect((await readdir(other.root)).filter((name) => !name.startsWith('.'))).toEqual([]);
});
