/** Whether the computer runs on battery. Runs in the main process. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { powerMonitor } from 'electron';

const SUPPLIES = '/sys/class/power_supply';

/** Electron knows on macOS and Windows; on Linux the kernel does. */
export function isOnBattery(): Promise<boolean> {
  return process.platform === 'linux'
    ? isDischarging(SUPPLIES)
    : Promise.resolve(powerMonitor.isOnBatteryPower());
}

/**
 * Whether a battery of the computer is being emptied. Batteries of mice and headsets do not count; a computer that says
 * nothing of its supplies is taken to be plugged in.
 * @param directory the kernel's list of supplies, one folder each.
 */
export async function isDischarging(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const read = (file: string): Promise<string> =>
      readFile(path.join(directory, name, file), 'utf8').then(
        (text) => text.trim(),
        () => '',
      );
    if ((await read('type')) !== 'Battery' || (await read('scope')) === 'Device') continue;
    if ((await read('status')) === 'Discharging') return true;
  }
  return false;
}
