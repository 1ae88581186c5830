/**
 * The reasons that the engine gives to people: why a folder is unavailable or can't be added, why a file failed, was
 * skipped or carries a warning. They are stored, logged and sent as English
 * texts; the page knows them again by these templates and says them in the reader's language.
 */

/** `{name}` stands for a text, `{#name}` for a whole number. */
export const REASONS = {
  folderIsFile: 'expected a folder at {path}, found a file',
  folderEmptied: 'the folder is empty but had {#photos} photos; is its disk mounted?',
  otherDisk: 'another disk is mounted here; most photos of the folder are not on it',
  folderGone: 'the folder does not exist (moved, renamed or not mounted)',
  folderForbidden: 'permission to read the folder was denied',
  folderUnreadable: 'the folder cannot be read ({code})',
  folderSilent: 'the folder is not responding; is its drive or network still connected?',

  addedFile: 'expected a folder at {path}, received a file',
  addedNothing: 'expected a folder at {path}, found nothing there',
  addedForbidden: 'expected a readable folder at {path}, permission was denied',
  addedDataDirectory: "expected a folder of photos, received Sightline's own data directory ({path})",

  formatNotYet: 'format not supported yet ({format})',
  /** What the one before says of the one format whose name is a word. */
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
  noFile: 'expected a regular file, found a directory, pipe or device',

  noImage: 'expected an image, received an unknown format',
  undecodable: 'the image could not be decoded ({words})',
  decoderCrashed: 'the decoder crashed on this file',
  tooSlow: 'decoding took longer than {#seconds} seconds',
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
 * Templates of 0.1.0 that have been reworded since, with the same places in the same order. Libraries hold texts made from
 * them until a file or folder is read again.
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

/** What a template has places for, in the order of its words. */
export type ReasonValues<Template extends string> = Template extends `${string}{${infer Place}}${infer Rest}`
  ? [value: Place extends `#${string}` ? number : string, ...rest: ReasonValues<Rest>]
  : [];

/** Words for every reason: a text, or a function of what the reason has places for. */
export type ReasonWords = {
  readonly [Code in ReasonCode]: ReasonValues<(typeof REASONS)[Code]> extends []
    ? string
    : (...values: ReasonValues<(typeof REASONS)[Code]>) => string;
};

/** A reason that was known again. */
export interface Reason {
  readonly code: ReasonCode;
  /** In the order of the template's places. */
  readonly values: readonly ReasonValue[];
}

const PLACE = /\{#?\w+\}/g;

/** @example reasonText('folderUnreadable', 'EIO') → "the folder cannot be read (EIO)" */
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
  /** Which of the places hold numbers. */
  readonly numbers: readonly boolean[];
}

function patternOf(code: ReasonCode, template: string): Pattern {
  const places = template.match(PLACE) ?? [];
  const numbers = places.map((place) => place.startsWith('{#'));
  const words = template.split(PLACE).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const [first = '', ...others] = words;
  const source = others.map((part, index) => (numbers[index] ? String.raw`(\d+)` : '(.*?)') + part).join('');
  // A path may hold any character, a line break too.
  return { code, pattern: new RegExp(`^${first}${source}$`, 's'), numbers };
}

/** Those with fewer places first: what one says word for word could be a value of another. */
const PATTERNS: readonly Pattern[] = [REASONS, FORMER_REASONS]
  .flatMap((templates) => Object.entries(templates) as [ReasonCode, string][])
  .map(([code, template]) => patternOf(code, template))
  .sort((one, other) => one.numbers.length - other.numbers.length);

/** Which reason a text gives, and with which values; null for one that is not from here, such as a decoder's own. */
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
