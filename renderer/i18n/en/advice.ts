/** What the reader can do about a failure, by its kind. English. */
import type { ErrorKind } from '../../../shared/errors.ts';

export const advice: Record<ErrorKind | 'disconnected', string> = {
  'invalid-input': 'Change the search and try again.',
  forbidden: 'Open the address that Sightline printed when it started.',
  'not-found': 'It may have been moved or removed. Rescan the folder and try again.',
  unsupported: 'Use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG image.',
  'too-large': 'Use a smaller image.',
  unreadable: 'Check that the file is whole and that you may read it.',
  'model-invalid': 'Install Sightline again to restore its model.',
  'no-library': 'Add a folder of photos first.',
  locked: 'Another Sightline is using this library. Close it and try again.',
  'disk-full': 'Free some space on the disk of the library, then try again.',
  'read-only': 'Make the library folder writable, then try again.',
  unavailable: 'Sightline is busy or starting again. Try again in a moment.',
  cancelled: 'Start it again when you like.',
  timeout: 'It took too long. Try again in a moment.',
  internal: 'This is a fault in Sightline. Try again; if it stays, restart Sightline.',
  disconnected: 'It will be tried again as soon as the connection is back.',
};
