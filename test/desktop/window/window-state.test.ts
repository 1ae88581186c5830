import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  MINIMUM_SIZE,
  placeWindow,
  readWindowState,
  writeWindowState,
} from '../../../electron/desktop/window/window-state.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 2560, height: 1400 };
const state = { bounds: { x: 100, y: 80, width: 900, height: 700 }, maximised: true };

describe('the place of the window', () => {
  it('The window opens in the middle of the first display at the first start', () => {
    const { bounds, maximised } = placeWindow(null, [screen, second]);
    expect(bounds).toEqual({ x: 320, y: 90, width: 1280, height: 860 });
    expect(maximised).toBe(false);
  });

  it('The window opens where it was', () => {
    expect(placeWindow(state, [screen])).toEqual(state);
    const there = { ...state, bounds: { ...state.bounds, x: 2200 } };
    expect(placeWindow(there, [screen, second])).toEqual(there);
  });

  it('The window opens on a display that is there when its own is gone, with its size', () => {
    const there = { ...state, bounds: { ...state.bounds, x: 2200 } };
    expect(placeWindow(there, [screen]).bounds).toEqual({ x: 510, y: 170, width: 900, height: 700 });
  });

  it.each([
    ['above the screen', { x: 100, y: -300, width: 900, height: 700 }],
    ['below it', { x: 100, y: 1035, width: 900, height: 700 }],
    ['left of it but for a sliver', { x: -850, y: 80, width: 900, height: 700 }],
  ])('The window is moved when its title bar would be %s', (_name, bounds) => {
    const placed = placeWindow({ bounds, maximised: false }, [screen]).bounds;
    expect(placed).toEqual({ x: 510, y: 170, width: 900, height: 700 });
  });

  it('The window fits a display that is smaller, and is never too small to use', () => {
    const small = { x: 0, y: 0, width: 1024, height: 600 };
    expect(placeWindow(null, [small]).bounds).toEqual(small);
    const tiny = placeWindow({ bounds: { x: 10, y: 10, width: 5, height: 5 }, maximised: false }, [screen]);
    expect(tiny.bounds).toMatchObject(MINIMUM_SIZE);
  });
});

describe('the file', () => {
  it("The file of the window's place comes back as it was written", async () => {
    const file = path.join(await temporaryDirectory(), 'window.json');
    expect(await readWindowState(file)).toBeNull();
    await writeWindowState(file, state);
    expect(await readWindowState(file)).toEqual(state);
    expect(readFileSync(file, 'utf8')).not.toContain('\n\n');
  });

  it.each([
    '',
    '{',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":1e9,"y":0,"width":1,"height":1},"maximised":true}',
  ])("The file of the window's place counts for nothing when it says %j", async (text) => {
    const file = path.join(await temporaryDirectory(), 'window.json');
    writeFileSync(file, text);
    expect(await readWindowState(file)).toBeNull();
  });

  it("The file of the window's place is not missed when it can't be written", async () => {
    await expect(writeWindowState('/dev/null/window.json', state)).resolves.toBeUndefined();
  });
});
