import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { settings as schema } from '../../../shared/schemas.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { runCaptured, type Captured } from '../capture.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await temporaryDirectory();
});

const settings = (...args: string[]): Promise<Captured> =>
  runCaptured('settings', ...args, '--data-dir', dataDir);

describe('sightline settings', () => {
  it('`sightline settings` shows the defaults, and what was set', async () => {
    const { stdout } = await settings('get', '--json');
    expect(JSON.parse(stdout)).toEqual({ settings: schema.parse({}), state: 'saved', reason: null });
    expect(await settings('set', 'threads', '3')).toEqual({
      code: 0,
      stdout: 'threads is now 3\n',
      stderr: '',
    });
    await settings('set', 'theme', 'dark');
    expect((await settings('get', 'threads')).stdout).toBe('3\n');
    expect((await settings('get', 'theme', '--json')).stdout).toBe('{"theme":"dark"}\n');
    expect((await settings('get')).stdout).toMatch(/^theme +dark$/m);
    await settings('set', 'threads', 'null');
    expect((await settings('get', 'threads')).stdout).toBe('null\n');
  });

  it.each([
    ['an unknown name', ['get', 'colour'], "received 'colour'"],
    ['an unknown name to set', ['set', 'colour', 'red'], "received 'colour'"],
    ['a value that is none', ['set', 'theme', 'purple'], "received 'purple'"],
    ['a number out of range', ['set', 'threads', '0'], "received '0'"],
  ])('`sightline settings` refuses %s', async (_name, args, message) => {
    const { code, stderr } = await settings(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('`sightline settings` fails, and changes nothing, where a newer version has been', async () => {
    const file = path.join(dataDir, 'settings.json');
    const text = JSON.stringify({ version: 7, settings: { theme: 'dark' } });
    writeFileSync(file, text);
    const { code, stderr } = await settings('set', 'theme', 'light');
    expect(code).toBe(1);
    expect(stderr).toContain('received version 7');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
