import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSettings, settingsFile } from '../../electron/host/settings-file.ts';
import { settings as schema, type SettingsState } from '../../shared/schemas.ts';
import { asNobody } from '../support/as-nobody.ts';
import { temporaryDirectory } from '../support/temporary.ts';

const defaults = schema.parse({});
let directory: string;
let file: string;

beforeEach(async () => {
  directory = await temporaryDirectory();
  file = settingsFile(directory);
});

describe('settings that are saved', () => {
  it('are the defaults before there is a file, and none is written', async () => {
    const store = await openSettings(file);
    expect(store.state()).toEqual({ settings: defaults, state: 'saved', reason: null });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('come back after a restart, changes one on top of the other', async () => {
    const store = await openSettings(file);
    await Promise.all([store.update({ theme: 'dark' }), store.update({ threads: 3 })]);
    await store.update({ theme: undefined, pauseOnBattery: true });
    const again = await openSettings(file);
    expect(again.state()).toEqual({
      settings: { ...defaults, theme: 'dark', threads: 3, pauseOnBattery: true },
      state: 'saved',
      reason: null,
    });
  });

  it('are told to listeners until they are gone', async () => {
    const store = await openSettings(file);
    const heard: SettingsState[] = [];
    const stop = store.onChange((state) => heard.push(state));
    await store.update({ language: 'de' });
    stop();
    await store.update({ language: 'fr' });
    expect(heard.map(({ settings }) => settings.language)).toEqual(['de']);
  });
});

describe('a file that is not as it must be', () => {
  it.each([
    ['is cut off', '{"version": 1, "settin'],
    ['is empty', ''],
    ['is something else', '[1, 2, 3]'],
    ['has no version', '{"settings": {}}'],
  ])('that %s is put aside, and the defaults are used', async (_name, text) => {
    writeFileSync(file, text);
    const store = await openSettings(file);
    expect(store.state()).toMatchObject({ settings: defaults, state: 'reset' });
    expect(store.state().reason).toContain('settings.json.unreadable');
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
    expect((await store.update({ theme: 'light' })).state).toBe('saved');
  });

  it('with one bad value keeps the good ones', async () => {
    writeFileSync(
      file,
      JSON.stringify({ version: 1, settings: { theme: 'dark', threads: -4, language: 7, unknown: true } }),
    );
    const store = await openSettings(file);
    expect(store.state()).toEqual({
      settings: { ...defaults, theme: 'dark' },
      state: 'saved',
      reason: null,
    });
  });

  it('of a newer version is read and never written', async () => {
    const text = JSON.stringify({ version: 9, settings: { theme: 'dark', hologram: true } });
    writeFileSync(file, text);
    const store = await openSettings(file);
    expect(store.state()).toMatchObject({ settings: { theme: 'dark' }, state: 'newer' });
    const state = await store.update({ theme: 'light' });
    expect(state).toMatchObject({ settings: { theme: 'light' }, state: 'newer' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('a place that can not be written to', () => {
  it('keeps changes in memory, and says so', async () => {
    mkdirSync(path.join(directory, 'locked'));
    const locked = settingsFile(path.join(directory, 'locked'));
    writeFileSync(locked, JSON.stringify({ version: 1, settings: { theme: 'dark' } }), { mode: 0o444 });
    chmodSync(path.join(directory, 'locked'), 0o555);
    await asNobody(async () => {
      const store = await openSettings(locked);
      expect(store.state().settings.theme).toBe('dark');
      const state = await store.update({ theme: 'light' });
      expect(state).toMatchObject({ settings: { theme: 'light' }, state: 'unsaved' });
      expect(state.reason).toMatch(/EACCES/);
    });
    expect(readFileSync(locked, 'utf8')).toContain('dark');
  });

  it('that can not even be read has the defaults', async () => {
    writeFileSync(file, JSON.stringify({ version: 1, settings: { theme: 'dark' } }), { mode: 0o000 });
    await asNobody(async () => {
      const store = await openSettings(file);
      expect(store.state()).toMatchObject({ settings: defaults, state: 'unsaved' });
    });
  });
});
