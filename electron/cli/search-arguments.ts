/** Parses the arguments of `search`: text, dates and types, before an engine is started. Runs in the CLI process. */
import { LIMITS } from '../../shared/limits.ts';
import { PHOTO_TYPES, type PhotoType } from '../../shared/photo-types.ts';
import { UsageError } from './exit-codes.ts';

const ALIASES: Readonly<Record<string, PhotoType>> = { jpg: 'jpeg', tif: 'tiff' };

/**
 * Joins the words of a query into one text; undefined if there are none.
 * @throws UsageError if it is blank or too long.
 */
export function queryText(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const text = words.join(' ').trim();
  const expected = `expected a description of 1 to ${LIMITS.queryCharacters.toLocaleString('en-US')} characters`;
  if (text === '') throw new UsageError(`${expected}, received an empty one`);
  if (text.length > LIMITS.queryCharacters) {
    throw new UsageError(`${expected}, received ${text.length.toLocaleString('en-US')}`);
  }
  return text;
}

/** Parses types such as `jpeg,png`; also accepts `jpg` and `tif`. */
export function parseTypes(list: string): PhotoType[] {
  const types = list.split(',').map((part) => {
    const name = part.trim().toLowerCase();
    const type = ALIASES[name] ?? PHOTO_TYPES.find((known) => known === name);
    if (!type) throw new UsageError(`expected types of ${PHOTO_TYPES.join(', ')}, received '${part.trim()}'`);
    return type;
  });
  return [...new Set(types)];
}

/** The first millisecond of a year, month or day, in UTC, because capture dates are local times stored as UTC. */
export function parseFrom(text: string): number {
  return parsePeriod('--from', text).start;
}

/** The last millisecond of a year, month or day. */
export function parseTo(text: string): number {
  return parsePeriod('--to', text).next - 1;
}

function parsePeriod(option: string, text: string): { start: number; next: number } {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? [];
  if (year !== undefined) {
    const start = utc(Number(year), Number(month ?? 1), Number(day ?? 1));
    // Date.UTC rolls 2024-02-30 over to March; then the resulting text differs.
    const exact = new Date(start).toISOString().startsWith(text.trim());
    if (exact && day !== undefined) return { start, next: start + 24 * 60 * 60 * 1000 };
    if (exact && month !== undefined) return { start, next: utc(Number(year), Number(month) + 1, 1) };
    if (exact) return { start, next: utc(Number(year) + 1, 1, 1) };
  }
  throw new UsageError(`expected a date as YYYY, YYYY-MM or YYYY-MM-DD for ${option}, received '${text}'`);
}

/** Unlike Date.UTC, takes years below 100 literally. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
