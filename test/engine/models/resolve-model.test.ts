/** What a model can be called, with and without the weights that are meant. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { MANIFEST_FILE, resolveModel } from '../../../electron/engine/models/resolve-model.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let home = '';
let installed = '';
beforeAll(async () => {
  home = await temporaryDirectory();
  installed = path.join(home, 'models');
  for (const name of ['acme--clip', 'acme--clip+q8']) {
    await mkdir(path.join(installed, name), { recursive: true });
    await writeFile(path.join(installed, name, MANIFEST_FILE), '{}');
  }
  await mkdir(path.join(home, 'own'));
  await mkdir(path.join(home, 'own+fp32'));
});

it('A model can be called by its name, its hub id, its folder, or starter', async () => {
  const dir = path.join(installed, 'acme--clip');
  for (const called of ['acme--clip', 'acme/clip', dir]) {
    expect(await resolveModel(called, installed)).toEqual({ name: 'acme--clip', dir });
  }
  const own = path.join(home, 'own');
  expect(await resolveModel(own, installed)).toEqual({ name: own, dir: own });
  expect(await resolveModel('starter', installed)).toEqual({ name: 'starter', dir: starterModelDir });
});

it('A model whose folder has another name can be called by its hub id, unless several have it', async () => {
  const install = async (name: string): Promise<void> => {
    await mkdir(path.join(installed, name), { recursive: true });
    await writeFile(path.join(installed, name, MANIFEST_FILE), JSON.stringify({ id: 'acme/twice' }));
  };
  await install('acme--twice-fp16');
  expect(await resolveModel('acme/twice', installed)).toMatchObject({ name: 'acme--twice-fp16' });
  await install('twice-copy');
  await expect(resolveModel('acme/twice', installed)).rejects.toThrow(
    'several variants of acme/twice are installed; name one of acme--twice-fp16, twice-copy',
  );
});

it('A plus sign and a precision choose among the weights of an installed model or of a folder', async () => {
  const dir = `${path.join(installed, 'acme--clip')}+fp16`;
  for (const called of ['acme--clip+fp16', 'acme/clip+fp16', dir]) {
    expect(await resolveModel(called, installed)).toEqual({ name: 'acme--clip+fp16', dir });
  }
  const own = `${path.join(home, 'own')}+q8`;
  expect(await resolveModel(own, installed)).toEqual({ name: own, dir: own });
});

it('A model or folder whose own name ends in a precision is that model or folder', async () => {
  const dir = path.join(installed, 'acme--clip+q8');
  expect(await resolveModel('acme/clip+q8', installed)).toEqual({ name: 'acme--clip+q8', dir });
  const own = path.join(home, 'own+fp32');
  expect(await resolveModel(own, installed)).toEqual({ name: own, dir: own });
});

it('A name that is neither is refused, whatever stands behind a plus sign', async () => {
  for (const called of ['acme/other', 'acme/clip+fp64', 'acme/other+fp32']) {
    await expect(resolveModel(called, installed)).rejects.toMatchObject({ kind: 'not-found' });
  }
});
