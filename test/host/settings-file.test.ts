import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  it('Settings are the defaults before there is a file, and none is written', async () => {
    const store = await openSettings(file);
    expect(store.state()).toEqual({ settings: defaults, state: 'saved', reason: null });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('Settings come back after a restart, changes one on top of the other', async () => {
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

  it('Settings reach listeners until they unsubscribe', async () => {
    const store = await openSettings(file);
    const heard: SettingsState[] = [];
    const stop = store.onChange((state) => heard.push(state));
    await store.update({ language: 'de' });
    stop();
    await store.update({ language: 'fr' });
    expect(heard.map(({ settings }) => settings.language)).toEqual(['de']);
  });
});

describe('two processes with the same file', () => {
  it('Two processes with the same settings file do not lose what the other changed, nor what neither knows', async () => {
    const [one, other] = [await openSettings(file), await openSettings(file)];
    await one.update({ theme: 'dark' });
    const { version, settings } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
    writeFileSync(file, JSON.stringify({ version, settings: { ...settings, hologram: true } }));
    expect((await other.update({ threads: 2 })).settings).toMatchObject({ theme: 'dark', threads: 2 });
    await one.update({ language: 'ja' });
    expect((await openSettings(file)).state()).toMatchObject({
      settings: { theme: 'dark', threads: 2, language: 'ja' },
      state: 'saved',
    });
    expect(readFileSync(file, 'utf8')).toContain('hologram');
  });

  it('Two processes with the same settings file keep what they have when the other leaves it broken, newer or gone', async () => {
    const store = await openSettings(file);
    await store.update({ theme: 'dark' });
    writeFileSync(file, '{"version');
    expect(await store.update({ threads: 2 })).toMatchObject({
      settings: { theme: 'dark', threads: 2 },
      state: 'saved',
    });
    rmSync(file);
    await store.update({ threads: 3 });
    expect((await openSettings(file)).state().settings).toMatchObject({ theme: 'dark', threads: 3 });
    const newer = JSON.stringify({ version: 2, settings: {} });
    writeFileSync(file, newer);
    expect(await store.update({ threads: 4 })).toMatchObject({
      settings: { theme: 'dark', threads: 4 },
      state: 'newer',
    });
    expect(readFileSync(file, 'utf8')).toBe(newer);
    rmSync(file);
    // Once it can be written, all that was changed meanwhile is.
    await store.update({ language: 'fr' });
    expect((await openSettings(file)).state().settings).toMatchObject({ threads: 4, language: 'fr' });
  });
});

describe('a file that is not as it must be', () => {
  it.each([
    ['is cut off', '{"version": 1, "settin'],
    ['is empty', ''],
    ['is something else', '[1, 2, 3]'],
    ['has no version', '{"settings": {}}'],
  ])('A settings file that %s is put aside, and the defaults are used', async (_name, text) => {
    writeFileSync(file, text);
    const store = await openSettings(file);
    expect(store.state()).toMatchObject({ settings: defaults, state: 'reset' });
    expect(store.state().reason).toContain('settings.json.unreadable');
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
    expect((await store.update({ theme: 'light' })).state).toBe('saved');
  });

  it('A settings file with one bad value keeps the good ones', async () => {
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

  it('A settings file of a newer version is read and never written', async () => {
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
  it("A settings place that can't be written to keeps changes in memory, and says so", async () => {
    mkdirSync(path.join(directory, 'locked'));
    const locked = settingsFile(path.join(directory, 'locked'));
    writeFileSync(locked, JSON.stringify({ version: 1, settings: { theme: 'dark' } }), { mode: 0o444 });
    chmodSync(path.join(directory, 'locked'), 0o555);
    await asNobody(async () => {
      const store = await openSettings(locked);
      expect(store.state().settings.theme).toBe('dark');
      const state = await store.update({ theme: 'light' });
      expect(state).toMatchObject({ settings: { theme: 'light' }, state: 'unsaved' });
      expect(state.reason).toBe(
        `expected a settings file that can be written, received ${locked}, for which permission was denied`,
      );
    });
    expect(readFileSync(locked, 'utf8')).toContain('dark');
  });

  it.skipIf(process.platform === 'win32')(
    'A pipe in place of the settings file is refused at once, and left alone',
    async () => {
      execFileSync('mkfifo', [file]);
      const store = await openSettings(file);
      const refused = {
        state: 'unsaved',
        reason: expect.stringContaining('received a folder, pipe or device') as string,
      };
      expect(store.state()).toMatchObject({ ...refused, settings: defaults });
      expect(await store.update({ theme: 'dark' })).toMatchObject(refused);
      expect(statSync(file).isFIFO()).toBe(true);
    },
  );

  it('A settings file that alone is read-only stays as it is', async () => {
    const text = JSON.stringify({ version: 1, settings: { theme: 'dark' } });
    writeFileSync(file, text, { mode: 0o444 });
    chmodSync(directory, 0o777);
    await asNobody(async () => {
      const store = await openSettings(file);
      expect(await store.update({ theme: 'light' })).toMatchObject({
        settings: { theme: 'light' },
        state: 'unsaved',
      });
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(directory)).toEqual(['settings.json']);
  });

  it("A settings file that can't even be read gives the defaults", async () => {
    writeFileSync(file, JSON.stringify({ version: 1, settings: { theme: 'dark' } }), { mode: 0o000 });
    await asNobody(async () => {
      const store = await openSettings(file);
      expect(store.state()).toMatchObject({ settings: defaults, state: 'unsaved' });
      // It is not written over: what is in it may be good.
      expect(await store.update({ theme: 'light' })).toMatchObject({
        settings: { theme: 'light' },
        state: 'unsaved',
      });
    });
    expect(statSync(file).mode & 0o777).toBe(0);
  });
});
