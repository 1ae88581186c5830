/** Formats numbers, sizes, dates and durations. The locale defaults to the one chosen in the settings. Page. */
import { visibleText } from '../../shared/visible-text.ts';
import { currentLocale } from './locale.svelte.ts';

type Locale = string | undefined;

/** @example 1204 → "1,204" */
export function formatNumber(value: number, locale: Locale = currentLocale()): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** A fraction from 0 to 1, rounded down so that only a true 1 reads as 100 %. */
export function formatPercent(share: number, locale: Locale = currentLocale()): string {
  const floored = Math.floor(Math.min(1, Math.max(0, share)) * 100) / 100;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(floored);
}

/** A scale of the viewer, where 1 is 100 %. */
export function formatScale(scale: number, locale: Locale = currentLocale()): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(scale);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** @example 1_500_000 → "1.5 MB" (decimal units, as file managers show); 63 → "63 bytes" */
export function formatBytes(bytes: number, locale: Locale = currentLocale()): string {
  let value = bytes;
  let index = 0;
  while (value >= 1000 && index < BYTE_UNITS.length - 1) {
    value /= 1000;
    index += 1;
  }
  const unit = BYTE_UNITS[index] ?? 'byte';
  const digits = index > 0 && value < 10 ? 1 : 0;
  // A short form of the smallest unit has no plural.
  const unitDisplay = index === 0 ? 'long' : 'short';
  const format = { style: 'unit', unit, unitDisplay, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, format).format(value);
}

/** @example 150 → "3 min", 5_000 → "1 hr 23 min" */
export function formatDuration(seconds: number, locale: Locale = currentLocale()): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.ceil(whole / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
}

/**
 * A capture date. Cameras record local time without a time zone and the store treats it as UTC, so it is formatted as
 * UTC.
 * @param milliseconds since the epoch
 */
export function formatCaptureDate(milliseconds: number, locale: Locale = currentLocale()): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return format.format(milliseconds);
}

/** A moment, in this computer's time zone. @param milliseconds since the epoch */
export function formatMoment(milliseconds: number, locale: Locale = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds);
}

/** @example 48.1371, 11.5754 → "48.13710, 11.57540" */
export function formatCoordinates(
  latitude: number,
  longitude: number,
  locale: Locale = currentLocale(),
): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
  return `${format.format(latitude)}, ${format.format(longitude)}`;
}

/** The last part of a path, with either separator; the whole path if it has none. */
export function baseName(path: string): string {
  return visibleText(path.split(/[\\/]/).findLast((part) => part !== '') ?? path);
}

/**
 * Turns a clause, such as a reason of the engine, into a sentence. The full stop matches the script of its last
 * letter.
 * @example 'expected a folder, received a file' → "Expected a folder, received a file."
 */
export function asSentence(text: string): string {
  const whole = text.trim();
  if (whole === '') return '';
  const stop = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}）」]$/u.test(whole) ? '。' : '.';
  const ended = /[.!?…。！？]["'”’)]?$/.test(whole) ? whole : `${whole}${stop}`;
  return `${ended.charAt(0).toUpperCase()}${ended.slice(1)}`;
}

/** @example 'en' → "English"; the code itself if the browser knows no name for it */
export function languageName(code: string, locale: Locale = currentLocale()): string {
  return new Intl.DisplayNames(locale ?? [], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/**
 * A list of languages, named in the language of the page.
 * @param codes ISO 639
 * @example ['es', 'pt'] → "Spanish or Portuguese" (disjunction)
 */
export function languageNames(
  codes: readonly string[],
  type: 'conjunction' | 'disjunction',
  locale: Locale = currentLocale(),
): string {
  return new Intl.ListFormat(locale, { type }).format(codes.map((code) => languageName(code, locale)));
}

/** @param code ISO 15924 @example 'Cyrl' → "Cyrillic" */
export function scriptName(code: string, locale: Locale = currentLocale()): string {
  return new Intl.DisplayNames(locale ?? [], { type: 'script' }).of(code) ?? code;
}
