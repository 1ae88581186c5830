/** Fields that photos, hits and proposals share. Runs anywhere. */
import { z } from 'zod';
import { milliseconds, pixels } from './base.ts';

export const path = z
  .string()
  .describe('Path of the file, for display; bytes that are not UTF-8 are written as \\xNN.');
export const width = pixels
  .nullable()
  .describe('Width in pixels, as displayed (after the EXIF orientation); null: unknown.');
export const height = pixels
  .nullable()
  .describe('Height in pixels, as displayed (after the EXIF orientation); null: unknown.');
export const takenAt = milliseconds
  .nullable()
  .describe(
    'Capture time from EXIF, in milliseconds since the epoch, with the local time of the camera taken as ' +
      'UTC; null: not recorded.',
  );
export const favourite = z.boolean().describe('Whether the photo is a favourite.');
