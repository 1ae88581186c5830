/** The photo viewer. */
import { formatNumber } from '../format.ts';
import { counted } from './counted.ts';

export const viewer = {
  label: 'Photo',
  position: (index: number, count: number) => `${formatNumber(index)} of ${formatNumber(count)}`,
  tools: 'View',
  more: 'More',
  zoomLevel: (percent: string) => `Zoom ${percent}`,
  turned: (degrees: number) => `View rotated by ${degrees}°. The photo itself is not changed.`,
  turnedNote: 'Rotated for viewing only; the photo itself is not changed.',
  loading: 'Loading the photo…',
  loadingFull: 'Loading full resolution…',
  fullFailed: 'Full resolution could not be loaded; this is a smaller preview.',

  slideshowStarted: (seconds: number) =>
    `Slideshow started, ${counted(seconds, 'second', 'seconds')} per photo.`,
  slideshowStopped: 'Slideshow stopped.',
  slideshowStop: 'Stop slideshow',
  slideshowSeconds: 'Time per photo',
  seconds: (seconds: number) => counted(seconds, 'second', 'seconds'),

  details: 'Details',
  path: 'Path',
  taken: 'Taken',
  camera: 'Camera',
  dimensions: 'Dimensions',
  pixels: (width: string, height: string) => `${width} × ${height}`,
  megapixels: (count: string) => `${count} megapixels`,
  size: 'File size',
  place: 'Place',
  unknown: 'Not recorded',
  strength: 'Match strength',
  strengthHint:
    'How closely the model thinks this photo fits your words. It ranks the results; it is not the chance that they are right.',
  loadFailed: 'The details of this photo could not be loaded.',
  rating: 'Rating',
  albums: 'Albums',
  albumAdd: 'Add to album…',
  albumRemove: (name: string) => `Remove from “${name}”`,
  albumShow: (name: string) => `Show the album “${name}”`,

  metadata: 'All metadata',
  metadataFind: 'Search metadata',
  metadataLoading: 'Reading the file…',
  metadataNone: 'This file has no metadata.',
  metadataNoMatch: 'No matching entries.',
  fields: (count: number) => counted(count, 'entry', 'entries'),

  similar: 'Similar photos',
  similarLoading: 'Finding similar photos…',
  similarNone: 'No other photos to compare with yet.',

  regionTitle: 'Search with part of the photo',
  regionHint:
    'Drag a rectangle over what you are looking for. With the keyboard: arrow keys move it, Shift and arrow keys change its size, Enter searches.',
  regionLabel: (width: string, height: string, left: string, top: string) =>
    `Part of the photo: ${width} wide and ${height} high, ${left} from the left and ${top} from the top`,
  regionSearch: 'Search',

  gone: 'This photo is no longer in the library',
  goneDetail: 'It was moved, renamed or deleted while it was open, or its folder was removed.',
  offline: (folder: string) => `“${folder}” is not available right now`,
  offlineDetail: 'Reconnect the disk or network folder. Everything Sightline indexed from it is kept.',
  offlinePreview: 'This is a saved preview.',
  unreadable: 'This photo can’t be shown',
  unreadableDetail: 'Check that the file is intact and that you have permission to read it, then try again.',
  closeAfterGone: 'Back to photos',
};
