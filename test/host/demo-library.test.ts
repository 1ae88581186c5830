import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mayHaveOwnLibrary, removeDemoLibrary } from '../../electron/host/demo-library.ts';
import { asNobody } from '../support/as-nobody.ts';

let dataDir: string;
let demo: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sightline-demo-'));
  demo = path.join(dataDir, 'demo');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('The demo library is all there is for a newcomer', async () => {
  expect(await mayHaveOwnLibrary(path.join(dataDir, 'missing'))).toBe(false);
  mkdirSync(demo);
  expect(await mayHaveOwnLibrary(dataDir)).toBe(false);
  writeFileSync(path.join(dataDir, 'library.db'), '');
  expect(await mayHaveOwnLibrary(dataDir)).toBe(true);
});

it('The demo library is deleted, even when a killed process left its name', async () => {
  mkdirSync(path.join(demo, 'thumbnails'), { recursive: true });
  writeFileSync(path.join(demo, 'lock.json'), '{"pid": 4194304000}');
  await removeDemoLibrary(dataDir);
  expect(existsSync(demo)).toBe(false);
  await removeDemoLibrary(dataDir);
  expect(existsSync(dataDir)).toBe(true);
});

it("A demo library that can't be deleted keeps nobody from their own library", async () => {
  mkdirSync(path.join(demo, 'thumbnails'), { recursive: true });
  writeFileSync(path.join(demo, 'thumbnails/held'), '');
  chmodSync(path.join(demo, 'thumbnails'), 0o555);
  chmodSync(dataDir, 0o755);
  await asNobody(() => removeDemoLibrary(dataDir));
  expect(existsSync(demo)).toBe(true);
  chmodSync(path.join(demo, 'thumbnails'), 0o755);
});

it('The demo library stays while a process shows it', async () => {
  mkdirSync(demo);
  writeFileSync(path.join(demo, 'lock.json'), JSON.stringify({ pid: process.pid }));
  await removeDemoLibrary(dataDir);
  expect(existsSync(demo)).toBe(true);
});
