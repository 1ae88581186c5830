import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/desktop/system/menu.ts';
import { trayTemplate, type TrayActions } from '../../../electron/desktop/system/tray.ts';
import { wordsOf } from '../../../electron/desktop/words/words.ts';
import { command, type Command } from '../../../shared/schemas.ts';

vi.mock('electron', () => ({}));

const words = wordsOf('en');

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...flatten((item.submenu as MenuItemConstructorOptions[]) ?? [])]);
}

describe.each<NodeJS.Platform>(['linux', 'darwin', 'win32'])('the menu on %s', (platform) => {
  const asked: Command[] = [];
  const actions = { command: (name: Command) => asked.push(name), showLogs: vi.fn(), quit: vi.fn() };
  const items = flatten(menuTemplate(words, actions, platform));

  it('The menu offers every command of the contract once', () => {
    asked.length = 0;
    for (const item of items) {
      if (command.safeParse(item.id).success) (item.click as unknown as () => void)();
    }
    expect([...asked].sort()).toEqual([...command.options].sort());
  });

  it('The menu has a way to quit, and no key twice', () => {
    expect(items.filter(({ id }) => id === 'quit')).toHaveLength(1);
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [String(accelerator)]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('The menu leaves the key for the trash to the page', () => {
    expect(items.find(({ id }) => id === 'move-to-trash')).toMatchObject({ registerAccelerator: false });
  });

  it('The menu offers reload and developer tools to developers only', () => {
    const roles = ['reload', 'forceReload', 'toggleDevTools'];
    const has = (list: typeof items): unknown[] =>
      list.map(({ role }) => role).filter((role) => roles.includes(String(role)));
    expect(has(items)).toEqual([]);
    expect(has(flatten(menuTemplate(words, actions, platform, true)))).toEqual(roles);
  });

  it('The menu has an application menu on macOS only', () => {
    expect(items.some(({ role }) => role === 'services')).toBe(platform === 'darwin');
  });
});

describe('the menu of the tray', () => {
  const actions: TrayActions = {
    open: vi.fn(),
    setIndexInBackground: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
    quit: vi.fn(),
  };
  const itemsFor = (phase: 'idle' | 'embedding' | 'paused') =>
    trayTemplate({ words, indexInBackground: true, phase }, actions);

  it('The menu of the tray pauses what runs, resumes what is paused, and neither when nothing runs', () => {
    expect(itemsFor('embedding').find(({ label }) => label === words.pause)).toMatchObject({ enabled: true });
    expect(itemsFor('paused').find(({ label }) => label === words.resume)).toMatchObject({ enabled: true });
    expect(itemsFor('idle').find(({ label }) => label === words.pause)).toMatchObject({ enabled: false });
  });

  it('The menu of the tray shows and changes whether indexing continues without a window', () => {
    const item = itemsFor('idle').find(({ type }) => type === 'checkbox');
    expect(item).toMatchObject({ label: words.indexInBackground, checked: true });
    (item?.click as unknown as (item: { checked: boolean }) => void)({ checked: false });
    expect(actions.setIndexInBackground).toHaveBeenCalledWith(false);
  });
});
