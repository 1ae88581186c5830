import { expect, it } from 'vitest';
import { windowDataDir } from '../../electron/desktop/window-data-dir.ts';

it("The window's data directory is shared by all starts with the default library, however that is named", () => {
  expect(windowDataDir('/base', null, '/data')).toBe('/base');
  expect(windowDataDir('/base', '/data', '/data')).toBe('/base');
  expect(windowDataDir('/base', '/data/', '/data')).toBe('/base');
});

it("The window's data directory is another one for each other library", () => {
  const [one, two] = ['/one', '/two'].map((dataDir) => windowDataDir('/base', dataDir, '/data'));
  expect(one).toMatch(/^\/base [0-9a-f]{12}$/);
  expect(two).not.toBe(one);
  expect(windowDataDir('/base', '/one', '/data')).toBe(one);
});
