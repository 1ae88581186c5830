/** bin/sightline.mjs where it cannot start the program. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binFile } from '../support/run-cli.ts';

let checkout: string;
let bin: string;

beforeAll(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'sightline-bin-'));
  bin = path.join(checkout, 'bin', 'sightline.mjs');
  mkdirSync(path.dirname(bin));
  cpSync(binFile, bin);
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

it('The command asks for a build when there is none', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--version'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe('sightline: expected the built program in dist/, found none: run "npm ci" first\n');
});

it.each(['18.20.0', '20.18.3'])('The command asks for a newer Node.js than %s', (version) => {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, bin, '--version'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toBe(`sightline: expected Node.js 20.19 or newer, received ${version}\n`);
});
