/** Reasons that the engine gives, as half sentences: why a folder is unavailable, why a file failed or was skipped. English. */
import { REASONS } from '../../../shared/reasons.ts';
import type { ReasonWords } from '../../../shared/reasons.ts';
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const reasons = {
  folderIsFile: (path: string) => `expected a folder at ${path}, found a file`,
  folderEmptied: (count: number) => `the folder is empty but had ${photos(count)}; is its disk mounted?`,
  otherDisk: REASONS.otherDisk,
  folderGone: REASONS.folderGone,
  folderForbidden: REASONS.folderForbidden,
  folderUnreadable: (code: string) => `the folder cannot be read (${code})`,
  folderSilent: REASONS.folderSilent,

  addedFile: (path: string) => `expected a folder at ${path}, received a file`,
  addedNothing: (path: string) => `expected a folder at ${path}, found nothing there`,
  addedForbidden: (path: string) =>
    `expected a folder at ${path} that this user may read, permission was denied`,
  addedDataDirectory: (path: string) =>
    `expected a folder of photos, received Sightline's own data directory (${path})`,

  formatNotYet: (format: string) => `format not supported yet (${format})`,
  videoNotYet: REASONS.videoNotYet,
  notRegular: REASONS.notRegular,
  linkLoop: (path: string) => `symlink loop: it leads back to ${path}`,
  linkToItself: REASONS.linkToItself,
  linkDangling: REASONS.linkDangling,
  linkKnown: (path: string) => `symlink to what is already in the library as ${path}`,

  fileGone: REASONS.fileGone,
  fileForbidden: REASONS.fileForbidden,
  fileUnreadable: (code: string) => `the file could not be read (${code})`,
  fileEmpty: REASONS.fileEmpty,
  fileTooLarge: (most: number, megabytes: number) =>
    `expected a file of at most ${formatNumber(most)} MB, received ${formatNumber(megabytes)} MB`,
  noFile: REASONS.noFile,

  noImage: REASONS.noImage,
  undecodable: (words: string) => `the image could not be decoded (${words})`,
  decoderCrashed: REASONS.decoderCrashed,
  tooSlow: (seconds: number) => `decoding took longer than ${formatNumber(seconds)} seconds`,
  tooManyPixels: (most: number, width: number, height: number) =>
    `expected at most ${formatNumber(most)} megapixels, received ${formatNumber(width)} × ${formatNumber(height)}`,
  tooMuchMemory: (most: number, type: string, width: number, height: number, megabytes: number) =>
    `expected a picture that needs at most ${formatNumber(most)} MB to decode, received a ${type} of ${formatNumber(width)} × ${formatNumber(height)} that needs about ${formatNumber(megabytes)} MB`,
  tooShort: (percent: number) =>
    `the file is cut off or damaged: expected at least half of the picture, found about ${formatNumber(percent)} %`,
  cutOff: (percent: number) =>
    `the file is cut off or damaged; about ${formatNumber(percent)} % of the picture could be read`,
  cutOffCoarse: REASONS.cutOffCoarse,
  damaged: REASONS.damaged,

  diskFull: (path: string) =>
    `expected room to write ${path}, but the disk is full; free some space and run again, nothing is lost`,
} satisfies ReasonWords;
