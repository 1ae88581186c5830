/**
 * The reasons the engine gives to people: why a folder is unavailable or can't be added, why a file failed, was
 * skipped or carries a warning. The engine stores, logs and sends them in English; the page recognises them by these
 * templates and translates them. Runs anywhere.
 */

/** `{name}` is a placeholder for text, `{#name}` for a whole number. */
export const REASONS = {
  folderIsFile: 'expected a folder at {path}, found a file',
  folderEmptied: 'the folder is empty but had {#photos} photos; is its disk mounted?',
  otherDisk: 'another disk is mounted here; most photos of the folder are not on it',
  folderGone: 'the folder does not exist (moved, renamed or not mounted)',
  folderForbidden: 'permission to read the folder was denied',
  folderUnreadable: 'the folder cannot be read ({code})',
  folderMountMissing: 'the folder is empty but had photos of another disk; is it mounted?',
  pathTooLong: 'the path is too long for the system',
  linkUnreadable: "the symlink's target cannot be read ({code})",
  folderSilent: 'the folder is not responding; is its drive or network still connected?',

  addedFile: 'expected a folder at {path}, received a file',
  addedNothing: 'expected a folder at {path}, found nothing there',
  addedForbidden: 'expected a readable folder at {path}, permission was denied',
  addedDataDirectory: "expected a folder of photos, received Sightline's own data directory ({path})",

  formatNotYet: 'format not supported yet ({format})',
  formatLeftOut: 'this build of Sightline cannot read the format ({format})',
  /** `formatNotYet` for video: the only format whose name needs translating. */
  videoNotYet: 'format not supported yet (video)',
  notRegular: 'not a regular file',
  linkLoop: 'symlink loop: it leads back to {path}',
  linkToItself: 'symlink loop: it leads back to itself',
  linkDangling: 'dangling symlink: its target does not exist',
  linkKnown: 'symlink to {path}, which is already in the library',

  fileGone: 'the file is gone',
  fileForbidden: 'permission to read the file was denied',
  fileUnreadable: 'the file could not be read ({code})',
  fileEmpty: 'expected an image, received an empty file (0 bytes)',
  fileTooLarge: 'expected a file of at most {#most} MB, received {#megabytes} MB',
  notStored: 'the library could not store or read its record of the file ({words})',
  noFile: 'expected a regular file, found a directory, pipe or device',

  noImage: 'expected an image, received an unknown format',
  undecodable: 'the image could not be decoded ({words})',
  noPreview: 'the RAW file has no preview picture inside, and Sightline does not develop RAW data',
  invalidData: 'the file is damaged, or not a valid {format} image',
  decoderCrashed: 'the decoder crashed on this file',
  tooSlow: 'decoding took longer than {#seconds} seconds',
  tooHungry: 'decoding needs more than {#megabytes} MB of memory',
  tooManyPixels: 'expected at most {#most} megapixels, received {#width} × {#height}',
  tooMuchMemory:
    'expected an image that needs at most {#most} MB to decode, received a {type} of {#width} × {#height} that needs about {#megabytes} MB',
  tooShort: 'the file is truncated or damaged: expected at least half of the image, found about {#percent} %',
  cutOff: 'the file is truncated or damaged; about {#percent} % of the image could be read',
  cutOffCoarse: 'the file is truncated; the image may lack detail',
  damaged: 'the file is damaged; parts of the image may be missing',

  diskFull:
    'the disk is full, {path} could not be written; free up some space and try again, nothing is lost',
} as const;

/**
 * Templates of 0.1.0 that have been reworded since, with the same placeholders in the same order. A library keeps
 * texts made from them until it reads the file or folder again.
 */
export const FORMER_REASONS: Partial<Record<ReasonCode, string>> = {
  folderForbidden: 'this user may not read the folder',
  folderSilent: 'the folder does not answer; is its drive or network still there?',
  addedForbidden: 'expected a folder at {path} that this user may read, permission was denied',
  linkKnown: 'symlink to what is already in the library as {path}',
  fileForbidden: 'this user may not read the file (permission denied)',
  fileEmpty: 'expected an image, the file is empty (0 bytes)',
  noImage: 'expected an image, the contents are of no known image format',
  tooMuchMemory:
    'expected a picture that needs at most {#most} MB to decode, received a {type} of {#width} × {#height} that needs about {#megabytes} MB',
  tooShort: 'the file is cut off or damaged: expected at least half of the picture, found about {#percent} %',
  cutOff: 'the file is cut off or damaged; about {#percent} % of the picture could be read',
  cutOffCoarse: 'the file is cut off; the picture may lack detail',
  damaged: 'the file is damaged; parts of the picture may be missing',
  diskFull:
    'expected room to write {path}, but the disk is full; free some space and run again, nothing is lost',
};

export type ReasonCode = keyof typeof REASONS;
export type ReasonValue = string | number;

/** The values that fill a template's placeholders, in order. */
export type ReasonValues<Template extends string> = Template extends `${string}{${infer Place}}${infer Rest}`
  ? [value: Place extends `#${string}` ? number : string, ...rest: ReasonValues<Rest>]
  : [];

/** Wording of every reason: a text, or a function of its values. */
export type ReasonWords = {
  readonly [Code in ReasonCode]: ReasonValues<(typeof REASONS)[Code]> extends []
    ? string
    : (...values: ReasonValues<(typeof REASONS)[Code]>) => string;
};

/** A recognised reason. */
export interface Reason {
  readonly code: ReasonCode;
  /** In the order of the template's placeholders. */
  readonly values: readonly ReasonValue[];
}

const PLACE = /\{#?\w+\}/g;

/**
 * The English text of a reason.
 * @example reasonText('folderUnreadable', 'EIO') → "the folder cannot be read (EIO)"
 */
export function reasonText<Code extends ReasonCode>(
  code: Code,
  ...values: ReasonValues<(typeof REASONS)[Code]>
): string {
  const rest: ReasonValue[] = [...values];
  return REASONS[code].replace(PLACE, () => String(rest.shift()));
}

interface Pattern {
  readonly code: ReasonCode;
  readonly pattern: RegExp;
  /** Which placeholders hold numbers. */
  readonly numbers: readonly boolean[];
}

function patternOf(code: ReasonCode, template: string): Pattern {
  const places = template.match(PLACE) ?? [];
  const numbers = places.map((place) => place.startsWith('{#'));
  const words = template.split(PLACE).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const [first = '', ...others] = words;
  const source = others.map((part, index) => (numbers[index] ? String.raw`(\d+)` : '(.*?)') + part).join('');
  // The `s` flag: a path may contain any character, including a line break.
  return { code, pattern: new RegExp(`^${first}${source}$`, 's'), numbers };
}

/** Templates with fewer placeholders first, because one with more may also match their text. */
const PATTERNS: readonly Pattern[] = [REASONS, FORMER_REASONS]
  .flatMap((templates) => Object.entries(templates) as [ReasonCode, string][])
  .map(([code, template]) => patternOf(code, template))
  .sort((one, other) => one.numbers.length - other.numbers.length);

/** Recognises a reason and extracts its values. Null for any other text, such as a decoder's own message. */
export function readReason(text: string): Reason | null {
  for (const { code, pattern, numbers } of PATTERNS) {
    const found = pattern.exec(text);
    if (found) {
      return {
        code,
        values: found.slice(1).map((value, index) => (numbers[index] ? Number(value) : value)),
      };
    }
  }
  return null;
}
