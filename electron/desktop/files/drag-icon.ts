/**
 * What is shown under the pointer while photos are dragged whose own picture is not at hand. Runs in the main process.
 */
import { nativeImage, type NativeImage } from 'electron';

/** Pixels. */
const SIZE = 64;
const FRAME = 4;
/** Blue, green, red, opacity: `--accent` of the page, and white. */
const ACCENT = [0x57, 0x5d, 0x0b, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];

let icon: NativeImage | null = null;

/** A framed square in the colour of the app. */
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
