/** What happens after a model has taken a process down while it was opened. */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openGuarded } from '../../../electron/engine/models/guarded-opening.ts';
import type { Optimisation } from '../../../electron/engine/models/guarded-opening.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let cacheDir = '';
beforeEach(async () => {
  cacheDir = await temporaryDirectory();
});

const tower = (from: Optimisation = 'all') => ({ key: 'a digest', from, runtime: '1.30.0', cacheDir });
const open = (from?: Optimisation): Promise<Optimisation> =>
  openGuarded(tower(from), (level) => Promise.resolve(level));

/** A process that is gone. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** Begins an opening, which gets to `level`, in a process that ends in the middle of it. */
async function crash(level: Optimisation, from?: Optimisation): Promise<void> {
  void openGuarded(tower(from), () => new Promise(() => {}));
  for (;;) {
    // Not the unfinished file that it is renamed from.
    const name = (await readdir(cacheDir)).find((each) => each.endsWith('.json'));
    const file = path.join(cacheDir, name ?? '');
    const note = name === undefined ? '' : await readFile(file, 'utf8');
    if (note.includes(`"level":"${level}"`))
      return writeFile(file, note.replace(/"pid":\d+/, `"pid":${deadPid()}`));
  }
}

it('A tower is opened at the highest level of optimisation, and noted as one that works', async () => {
  expect(await open()).toBe('all');
  const [name] = await readdir(cacheDir);
  expect(JSON.parse(await readFile(path.join(cacheDir, name!), 'utf8'))).toEqual({
    failed: [],
    works: 'all',
    trying: null,
  });
  expect(await open()).toBe('all');
});

it('A tower that took a process down is opened one level below, from then on', async () => {
  await crash('all');
  expect(await open()).toBe('extended');
  expect(await open()).toBe('extended');
  expect(await openGuarded({ ...tower(), runtime: '1.31.0' }, (level) => Promise.resolve(level))).toBe('all');
});

it('A tower that takes processes down at every level is refused, and not opened again', async () => {
  await crash('extended', 'extended');
  await crash('basic', 'extended');
  let opened = 0;
  const refused = openGuarded(tower('extended'), () => Promise.resolve((opened += 1)));
  await expect(refused).rejects.toThrow(/ended the process at every level .* take another variant/);
  expect(opened).toBe(0);
});

it('A tower is not blamed when its process ends in an orderly way while it is opened', async () => {
  const before = process.listeners('exit');
  await crash('all');
  const added = process.listeners('exit').filter((listener) => !before.includes(listener));
  expect(added).toHaveLength(1);
  for (const listener of added) listener.call(process, 0);
  expect(await open()).toBe('all');
  for (const listener of added) process.off('exit', listener);
});

it('A tower that another process is opening at this moment is not blamed', async () => {
  await crash('all');
  const [name] = await readdir(cacheDir);
  const file = path.join(cacheDir, name!);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"pid":\d+/, `"pid":${process.ppid}`));
  expect(await open()).toBe('all');
});

it('A tower whose optimisation fails is opened one level below; one that never opens has its first error', async () => {
  const fails = (levels: readonly Optimisation[]) => (level: Optimisation) =>
    levels.includes(level) ? Promise.reject(new Error(`no ${level}`)) : Promise.resolve(level);
  expect(await openGuarded(tower(), fails(['all']))).toBe('extended');
  await expect(
    openGuarded({ ...tower(), key: 'another' }, fails(['all', 'extended', 'basic'])),
  ).rejects.toThrow('no all');
  expect(await openGuarded({ ...tower(), key: 'another' }, fails([]))).toBe('all');
});

it('A tower of the wrong shape is refused at once', async () => {
  const levels: Optimisation[] = [];
  const refused = openGuarded(tower(), (level) => {
    levels.push(level);
    return Promise.reject(new SightlineError('model-invalid', 'wrong'));
  });
  await expect(refused).rejects.toThrow('wrong');
  expect(levels).toEqual(['all']);
});

it('A tower is opened without a cache too', async () => {
  expect(await openGuarded({ ...tower(), cacheDir: null }, (level) => Promise.resolve(level))).toBe('all');
});
