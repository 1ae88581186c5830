/** The viewer of one photo. English. */
import { formatNumber } from '../format.ts';
import { counted } from './counted.ts';

export const viewer = {
  label: 'Photo',
  position: (index: number, count: number) => `${formatNumber(index)} of ${formatNumber(count)}`,
  tools: 'View',
  more: 'More',
  zoomLevel: (percent: string) => `Zoom ${percent}`,
  turned: (degrees: number) => `View turned by ${degrees}°. The photo itself is not changed.`,
  turnedNote: 'Turned for viewing only; the photo itself is not changed.',
  loading: 'Loading the photo…',
  loadingFull: 'Loading every pixel…',
  fullFailed: 'Every pixel could not be loaded; this is a smaller preview.',

  slideshowStarted: (seconds: number) =>
    `Slideshow started, ${counted(seconds, 'second', 'seconds')} a photo.`,
  slideshowStopped: 'Slideshow stopped.',
  slideshowStop: 'Stop slideshow',
  slideshowSeconds: 'Time for each photo',
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
  strength: 'Match',
  loadFailed: 'The details of this photo could not be read.',
  rating: 'Rating',
  albums: 'Albums',
  albumAdd: 'Add to album…',
  albumRemove: (name: string) => `Take out of “${name}”`,
  albumShow: (name: string) => `Show the album “${name}”`,

  metadata: 'All metadata',
  metadataFind: 'Find in the metadata',
  metadataLoading: 'Reading the file…',
  metadataNone: 'This file holds no metadata.',
  metadataNoMatch: 'No entry fits.',
  fields: (count: number) => counted(count, 'entry', 'entries'),

  similar: 'Looks like this one',
  similarLoading: 'Looking for similar photos…',
  similarNone: 'No other photo to compare with yet.',
  similarOpen: (name: string, strength: string) => `${name}, ${strength}`,

  regionTitle: 'Search with a part of the photo',
  regionHint:
    'Drag a rectangle over what you are looking for. With the keyboard: arrow keys move it, Shift and arrow keys change its size, Enter searches.',
  regionLabel: (width: string, height: string, left: string, top: string) =>
    `Part of the photo: ${width} wide and ${height} high, ${left} from the left and ${top} from the top`,
  regionSearch: 'Search',

  gone: 'This photo is no longer in the library',
  goneDetail: 'It was moved, renamed or deleted while it was open, or its folder was removed.',
  offline: (folder: string) => `“${folder}” is not available right now`,
  offlineDetail:
    'Connect the disk or the network folder again. What Sightline learned of its photos is kept.',
  offlinePreview: 'This is a preview that Sightline kept.',
  unreadable: 'This photo could not be shown',
  unreadableDetail: 'Check that the file is whole and that you may read it, then try again.',
  closeAfterGone: 'Back to the photos',
};
