/** What users can do about each kind of failure. */
import type { ErrorKind } from '../../../shared/errors.ts';

export const advice: Record<ErrorKind | 'ownModel' | 'disconnected', string> = {
  'invalid-input': 'Change the search and try again.',
  forbidden: 'Open the address that Sightline printed when it started.',
  'not-found': 'It may have been moved or removed. Rescan the folder and try again.',
  unsupported: 'Use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG image.',
  'too-large': 'Use a smaller image.',
  unreadable: 'Check that the file is intact and that you have permission to read it.',
  'model-invalid': 'Reinstall Sightline to restore its model.',
  ownModel: 'Download the model again, or choose another one. The message says which file is wrong.',
  'no-library': 'Add a folder of photos first.',
  locked: 'Another Sightline is using this library. Close it and try again.',
  'disk-full': 'Free up space on the library’s disk, then try again.',
  'read-only': 'Make the library folder writable, then try again.',
  unavailable: 'Sightline is busy or restarting. Try again in a moment.',
  cancelled: 'Start it again whenever you like.',
  timeout: 'This took too long. Try again in a moment.',
  internal: 'Try again. If it keeps happening, restart Sightline.',
  disconnected: 'Sightline will retry when the connection is back.',
};
