import { expect, it } from 'vitest';
import { desktopObstacle } from '../../../electron/cli/desktop/obstacle.ts';

const desk = {
  environment: { DISPLAY: ':0' },
  platform: 'linux' as NodeJS.Platform,
  userId: 1000,
  built: true,
};

it.each([
  ['a person at a Linux desktop', desk, null],
  ['Wayland', { ...desk, environment: { WAYLAND_DISPLAY: 'wayland-0' } }, null],
  ['Windows', { ...desk, environment: {}, platform: 'win32' as const, userId: null }, null],
  ['macOS', { ...desk, environment: {}, platform: 'darwin' as const, userId: 501 }, null],
  ['a server', { ...desk, environment: {} }, 'there is no display'],
  [
    'a Mac over ssh',
    { ...desk, environment: { SSH_CONNECTION: 'x' }, platform: 'darwin' as const },
    'no display',
  ],
  ['continuous integration', { ...desk, environment: { DISPLAY: ':0', CI: 'true' } }, 'CI is set'],
  ['root', { ...desk, userId: 0 }, 'sandbox does not work for root'],
  ['a build without the app', { ...desk, built: false }, 'not been built'],
])('The obstacle to a window is found, or none, on %s', (_name, surroundings, reason) => {
  const obstacle = desktopObstacle(surroundings);
  if (reason === null) expect(obstacle).toBeNull();
  else expect(obstacle).toContain(reason);
});
