/** Detects whether the computer runs on battery. Runs in the main process. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { powerMonitor } from 'electron';

const SUPPLIES = '/sys/class/power_supply';

/** Asks Electron on macOS and Windows, and the kernel on Linux. */
export function isOnBattery(): Promise<boolean> {
  return process.platform === 'linux'
    ? isDischarging(SUPPLIES)
    : Promise.resolve(powerMonitor.isOnBatteryPower());
}

/**
 * Whether a battery of the computer is discharging. Ignores batteries of mice and headsets; assumes mains power if
 * the kernel lists no power supplies.
 * @param directory the kernel's list of power supplies, one folder each.
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
