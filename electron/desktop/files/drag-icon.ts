/**
 * The icon under the pointer during a drag, for photos without a picture of their own at hand. Runs in the main
 * process.
 */
import { nativeImage, type NativeImage } from 'electron';

/** Edge length in pixels. */
const SIZE = 64;
const FRAME = 4;
/** Blue, green, red, alpha: the page's `--accent`, and white. */
const ACCENT = [0x57, 0x5d, 0x0b, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];

let icon: NativeImage | null = null;

/** Draws a framed square in the app's colour. */
export function dragIcon(): NativeImage {
  icon ??= nativeImage.createFromBitmap(bitmap(), { width: SIZE, height: SIZE });
  return icon;
}

function bitmap(): Buffer {
  const pixels = Buffer.alloc(SIZE * SIZE * 4);
  const inFrame = (at: number): boolean => at < FRAME || at >= SIZE - FRAME;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) pixels.set(inFrame(x) || inFrame(y) ? WHITE : ACCENT, (y * SIZE + x) * 4);
  }
  return pixels;
}
