import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isDischarging } from '../../../electron/desktop/system/battery.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

vi.mock('electron', () => ({ powerMonitor: {} }));

/** Makes what the kernel shows: a folder a supply, a file a value. */
async function supplies(list: Record<string, Record<string, string>>): Promise<string> {
  const root = await temporaryDirectory();
  for (const [name, values] of Object.entries(list)) {
    mkdirSync(path.join(root, name));
    for (const [file, text] of Object.entries(values))
      writeFileSync(path.join(root, name, file), `${text}\n`);
  }
  return root;
}

describe('a computer on Linux', () => {
  it.each([
    [
      'runs on its battery',
      true,
      { AC: { type: 'Mains', online: '0' }, BAT0: { type: 'Battery', status: 'Discharging' } },
    ],
    [
      'is plugged in',
      false,
      { AC: { type: 'Mains', online: '1' }, BAT0: { type: 'Battery', status: 'Charging' } },
    ],
    [
      'has a second battery that is emptied',
      true,
      { BAT0: { type: 'Battery', status: 'Full' }, BAT1: { type: 'Battery', status: 'Discharging' } },
    ],
    [
      'has a mouse with a battery',
      false,
      { hidpp: { type: 'Battery', status: 'Discharging', scope: 'Device' } },
    ],
    ['has no battery', false, { AC: { type: 'Mains', online: '1' } }],
    ['says nothing', false, {}],
  ])('The battery of a computer on Linux is read when it %s', async (_name, discharging, list) => {
    expect(await isDischarging(await supplies(list))).toBe(discharging);
  });

  it('A computer on Linux without the list is taken to be plugged in', async () => {
    expect(await isDischarging('/nowhere')).toBe(false);
  });
});
