import { expect, it, vi } from 'vitest';
import { Navigation } from '../../../../renderer/state/shell/navigation.svelte.ts';

it('Navigation goes to another screen, says so once, and puts the drawer away', () => {
  const navigation = new Navigation();
  const onGo = vi.fn();
  navigation.onGo = onGo;
  navigation.drawerOpen = true;
  navigation.go('settings');
  navigation.go('settings');
  expect(navigation.screen).toBe('settings');
  expect(navigation.drawerOpen).toBe(false);
  expect(onGo).toHaveBeenCalledOnce();
});

it('Navigation shows the screen of an address without a new step', () => {
  const navigation = new Navigation();
  const onGo = vi.fn();
  navigation.onGo = onGo;
  navigation.restore('activity');
  expect(navigation.screen).toBe('activity');
  expect(onGo).not.toHaveBeenCalled();
});
