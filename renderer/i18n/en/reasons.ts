/** Reasons that the engine gives, as half sentences: why a folder is unavailable. English. */
import { REASONS } from '../../../shared/reasons.ts';
import type { ReasonWords } from '../../../shared/reasons.ts';
import { photos } from './counted.ts';

export const reasons = {
  folderIsFile: (path: string) => `expected a folder at ${path}, found a file`,
  folderEmptied: (count: number) => `the folder is empty but had ${photos(count)}; is its disk mounted?`,
  otherDisk: REASONS.otherDisk,
  folderGone: REASONS.folderGone,
  folderForbidden: REASONS.folderForbidden,
  folderUnreadable: (code: string) => `the folder cannot be read (${code})`,
} satisfies ReasonWords;
