/** Renders the app's icons for windows, trays and packages from its only drawing, renderer/public/favicon.svg. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** Pixels; the names are those of the freedesktop icon theme. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
/** On macOS, the drawing takes 824 of 1,024 pixels, so that it looks as large as other icons in the Dock. */
const MAC = { size: 1024, drawing: 824 };
/** Size of the drawing in units, and the density at which sharp draws one unit as one pixel. */
const UNITS = 32;
const DENSITY = 72;

async function draw(svg, size) {
  return sharp(svg, { density: (DENSITY * size) / UNITS }).resize(size, size);
}

/** Writes `<size>x<size>.png` and `mac.png` to a folder. */
export async function buildIcons(svgFile, folder) {
  const svg = await readFile(svgFile);
  await mkdir(folder, { recursive: true });
  for (const size of SIZES) {
    await (await draw(svg, size)).png().toFile(path.join(folder, `${size}x${size}.png`));
  }
  const border = (MAC.size - MAC.drawing) / 2;
  await (
    await draw(svg, MAC.drawing)
  )
    .extend({ top: border, bottom: border, left: border, right: border, background: '#0000' })
    .png()
    .toFile(path.join(folder, 'mac.png'));
}
