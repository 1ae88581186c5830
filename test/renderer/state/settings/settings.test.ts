import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../renderer/lib/settings/default-settings.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { UserSettings } from '../../../../renderer/state/settings/settings.svelte.ts';
import { settings as schema } from '../../../../shared/schemas.ts';
import type { Settings, SettingsState } from '../../../../shared/schemas.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let settings: UserSettings;

const kept = (change: Partial<Settings>): SettingsState => ({
  settings: { ...DEFAULT_SETTINGS, ...change },
  state: 'saved',
  reason: null,
});

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  settings = new UserSettings(api, notices);
});

it('Settings begin with the defaults of the contract', () => {
  expect(DEFAULT_SETTINGS).toEqual(schema.parse({}));
});

it('Settings show what the host keeps, and why it is not saved', async () => {
  api.answers['settings.get'] = () =>
    Promise.resolve({ ...kept({ theme: 'dark' }), state: 'reset', reason: 'it was no JSON' });
  await settings.load();
  expect(settings.values.theme).toBe('dark');
  expect(settings).toMatchObject({ state: 'reset', reason: 'it was no JSON', loaded: true });
});

describe('a change', () => {
  it('A change of the settings shows at once, and then as the host has it', async () => {
    const answer = deferred<SettingsState>();
    api.answers['settings.update'] = () => answer.promise;
    const seen: string[] = [];
    settings.onChange = ({ theme }) => seen.push(theme);
    const done = settings.update({ theme: 'dark' });
    expect(settings.values.theme).toBe('dark');
    answer.resolve(kept({ theme: 'dark' }));
    await done;
    expect(seen).toEqual(['dark', 'dark']);
  });

  it('A change of the settings is not undone by the event of an earlier one', async () => {
    const answer = deferred<SettingsState>();
    api.answers['settings.update'] = () => answer.promise;
    const done = settings.update({ theme: 'dark' });
    settings.handle(kept({ theme: 'light' }));
    expect(settings.values.theme).toBe('dark');
    answer.resolve(kept({ theme: 'dark' }));
    await done;
    settings.handle(kept({ theme: 'light' }));
    expect(settings.values.theme).toBe('light');
  });

  it('A change of the settings that is refused is put back and reported', async () => {
    api.answers['settings.get'] = () => Promise.resolve(kept({}));
    api.answers['settings.update'] = () => Promise.reject(failure('invalid-input', 'expected 1 to 64'));
    await settings.update({ threads: 99 });
    expect(settings.values.threads).toBeNull();
    expect(notices.list).toMatchObject([{ level: 'error' }]);
  });
});
