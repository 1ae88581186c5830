/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
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
  folderMountMissing: REASONS.folderMountMissing,
  pathTooLong: REASONS.pathTooLong,
  linkUnreadable: (code: string) => `the symlink's target cannot be read (${code})`,
  folderSilent: REASONS.folderSilent,

  addedFile: (path: string) => `expected a folder at ${path}, received a file`,
  addedNothing: (path: string) => `expected a folder at ${path}, found nothing there`,
  addedForbidden: (path: string) => `expected a readable folder at ${path}, permission was denied`,
  addedDataDirectory: (path: string) =>
    `expected a folder of photos, received Sightline's own data directory (${path})`,

  formatLeftOut: (format: string) => `this build of Sightline cannot read the format (${format})`,
  formatNotYet: (format: string) => `format not supported yet (${format})`,
  videoNotYet: REASONS.videoNotYet,
  notRegular: REASONS.notRegular,
  linkLoop: (path: string) => `symlink loop: it leads back to ${path}`,
  linkToItself: REASONS.linkToItself,
  linkDangling: REASONS.linkDangling,
  linkKnown: (path: string) => `symlink to ${path}, which is already in the library`,

  fileGone: REASONS.fileGone,
  fileForbidden: REASONS.fileForbidden,
  fileUnreadable: (code: string) => `the file could not be read (${code})`,
  fileEmpty: REASONS.fileEmpty,
  fileTooLarge: (most: number, megabytes: number) =>
    `expected a file of at most ${formatNumber(most)} MB, received ${formatNumber(megabytes)} MB`,
  notStored: (words: string) => `the library could not store or read its record of the file (${words})`,
  noFile: REASONS.noFile,

  noImage: REASONS.noImage,
  undecodable: (words: string) => `the image could not be decoded (${words})`,
  noPreview: 'the RAW file has no preview picture inside, and Sightline does not develop RAW data',
  invalidData: (format: string) => `the file is damaged, or not a valid ${format} image`,
  decoderCrashed: REASONS.decoderCrashed,
  tooSlow: (seconds: number) => `decoding took longer than ${formatNumber(seconds)} seconds`,
  tooHungry: (megabytes: number) => `decoding needs more than ${formatNumber(megabytes)} MB of memory`,
  tooManyPixels: (most: number, width: number, height: number) =>
    `expected at most ${formatNumber(most)} megapixels, received ${formatNumber(width)} × ${formatNumber(height)}`,
  tooMuchMemory: (most: number, type: string, width: number, height: number, megabytes: number) =>
    `expected an image that needs at most ${formatNumber(most)} MB to decode, received a ${type} of ${formatNumber(width)} × ${formatNumber(height)} that needs about ${formatNumber(megabytes)} MB`,
  tooShort: (percent: number) =>
    `the file is truncated or damaged: expected at least half of the image, found about ${formatNumber(percent)} %`,
  cutOff: (percent: number) =>
    `the file is truncated or damaged; about ${formatNumber(percent)} % of the image could be read`,
  cutOffCoarse: REASONS.cutOffCoarse,
  damaged: REASONS.damaged,

  diskFull: (path: string) =>
    `the disk is full, ${path} could not be written; free up some space and try again, nothing is lost`,
} satisfies ReasonWords;
