import { expect, it } from 'vitest';
import { hasDisplay } from '../../electron/cli/open-browser.ts';

it.each<[NodeJS.Platform, Record<string, string>, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: ':0', CI: 'true' }, false],
  ['darwin', {}, true],
  ['darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
  ['win32', {}, true],
])('The platform %s with %o has a display: %s', (platform, environment, expected) => {
  expect(hasDisplay(environment, platform)).toBe(expected);
});
