/** Fields that photos, hits and proposals share. Runs anywhere. */
import { z } from 'zod';
import { milliseconds, pixels } from './base.ts';

export const path = z
  .string()
  .describe('Path of the file, to show to a person; bytes that are not UTF-8 are written as \\xNN.');
export const width = pixels
  .nullable()
  .describe('Width in pixels, as shown (after the EXIF orientation); null: not known.');
export const height = pixels
  .nullable()
  .describe('Height in pixels, as shown (after the EXIF orientation); null: not known.');
export const takenAt = milliseconds
  .nullable()
  .describe(
    'When the photo was taken by EXIF, in milliseconds since the epoch with the local time of the camera taken as ' +
      'UTC; null: the file does not say.',
  );
export const favourite = z.boolean().describe('Whether the photo is a favourite.');
