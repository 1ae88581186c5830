/** One photo and its details. English. */
import { formatNumber } from '../../lib/format.ts';

export const photo = {
  label: 'Photo',
  close: 'Close photo',
  previous: 'Previous photo',
  next: 'Next photo',
  position: (index: number, count: number) => `${formatNumber(index)} of ${formatNumber(count)}`,
  findSimilar: 'Find similar',
  details: 'Details',
  folder: 'Path',
  taken: 'Taken',
  camera: 'Camera',
  size: 'Size',
  dimensions: (width: number, height: number) => `${width} × ${height}`,
  place: 'Place',
  unknown: 'Not recorded',
  strength: 'Match',
  loadFailed: 'The details of this photo could not be read.',
};
