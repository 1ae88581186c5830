/** Stores the window's position for the next start. Runs in the main process. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { log } from '../../engine/log/log.ts';
import { writeFileAtomically } from '../../engine/files/write-atomically.ts';

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `bounds` are those of the window when it is not maximised. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximised: boolean;
}

export const MINIMUM_SIZE = { width: 360, height: 480 } as const;
const DEFAULT_SIZE = { width: 1280, height: 860 } as const;
/** How much of the title bar must be on some display, so that the user can drag the window. */
const GRIP = { width: 120, height: 40 } as const;

const whole = z.number().int().min(-100_000).max(100_000);
const stored = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole.min(1), height: whole.min(1) }),
  maximised: z.boolean(),
});

/** Reads the stored state; null if it is missing or invalid. */
export async function readWindowState(file: string): Promise<WindowState | null> {
  try {
    return stored.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Stores the state. A full or read-only disk only loses the window's position. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeFileAtomically(file, Buffer.from(JSON.stringify(state))).catch((error: unknown) =>
    log.warn('the place of the window could not be kept', error),
  );
}

/**
 * Chooses where to open the window: at its old position if enough of it is on a connected display, otherwise in the
 * middle of the first display.
 * @param workAreas of the displays, in order.
 */
export function placeWindow(kept: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  const [first = { x: 0, y: 0, ...DEFAULT_SIZE }] = workAreas;
  const home = kept && workAreas.find((area) => holdsGrip(area, kept.bounds));
  const area = home ?? first;
  const wanted = kept?.bounds ?? DEFAULT_SIZE;
  const size = {
    width: Math.min(Math.max(wanted.width, MINIMUM_SIZE.width), area.width),
    height: Math.min(Math.max(wanted.height, MINIMUM_SIZE.height), area.height),
  };
  const place =
    home && kept
      ? { x: kept.bounds.x, y: kept.bounds.y }
      : {
          x: area.x + Math.floor((area.width - size.width) / 2),
          y: area.y + Math.floor((area.height - size.height) / 2),
        };
  return { bounds: { ...place, ...size }, maximised: kept?.maximised ?? false };
}

function holdsGrip(area: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x);
  const below = area.y + area.height - bounds.y;
  return across >= GRIP.width && bounds.y >= area.y && below >= GRIP.height;
}
