/** Locates the app's icons, which the build draws. Runs in the main process. */
import path from 'node:path';
import { appRoot } from '../../engine/app-root.ts';

/** Path of an icon. @param size edge length in pixels: 16, 24, 32, 48, 64, 128, 256 or 512. */
export function iconFile(size: number): string {
  return path.join(appRoot, 'dist', 'icons', `${size}x${size}.png`);
}
