/** Splits a filter into the parts that its chips show, each of which can be removed on its own. Page. */
import type { SearchFilter } from '../../shared/schemas.ts';
import { currentLocale } from '../i18n/locale.svelte.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { dayOf } from '../lib/search/filters.ts';
import type { FilterKind } from '../lib/search/filters.ts';
export interface FilterPart {
  readonly kind: FilterKind;
  /** Unique among the parts. */
  readonly key: string;
  readonly words: string;
  /** The change that removes this part. */
  readonly without: Partial<SearchFilter>;
}

/** Names for the ids in filters; null while unknown. */
export interface FilterNames {
  folder(id: number): string | null;
  directory(id: string): string | null;
  tag(id: number): string | null;
  album(id: number): string | null;
}

/** The parts of a filter, in the order of the chips; unknown names get a placeholder. */
export function filterParts(filter: SearchFilter, names: FilterNames): FilterPart[] {
  const words = messages.filters;
  const parts: FilterPart[] = [];
  const add = (kind: FilterKind, text: string, without: Partial<SearchFilter>, key: string = kind) =>
    parts.push({ kind, key, words: text, without });
  const { folderId, directoryId, takenFrom, takenTo, cameras, types, favourite, ratingFrom, albumId } =
    filter;

  if (directoryId !== undefined) {
    add('folder', names.directory(directoryId) ?? words.someFolder, { directoryId: undefined }, 'directory');
  }
  if (folderId !== undefined)
    add('folder', names.folder(folderId) ?? words.someFolder, { folderId: undefined });
  if (takenFrom !== undefined || takenTo !== undefined) {
    add('date', dateWords(takenFrom, takenTo), { takenFrom: undefined, takenTo: undefined });
  }
  if (cameras !== undefined) add('camera', either(cameras), { cameras: undefined });
  if (types !== undefined) add('type', either(types.map((type) => type.toUpperCase())), { types: undefined });
  if (favourite !== undefined) {
    add('favourite', favourite ? words.favourites : words.notFavourites, { favourite: undefined });
  }
  if (ratingFrom !== undefined) add('rating', words.starsFrom(ratingFrom), { ratingFrom: undefined });
  for (const id of filter.tagIds ?? []) {
    const others = (filter.tagIds ?? []).filter((other) => other !== id);
    add('tag', names.tag(id) ?? words.someTag, { tagIds: others }, `tag ${id}`);
  }
  if (albumId !== undefined) add('album', names.album(albumId) ?? words.someAlbum, { albumId: undefined });
  return parts;
}

/**
 * The name of the place that a filter shows: of an album, a folder, a tag, and whatever restricts it further.
 * @example Lisbon 2024; Favourites, June 2024; '' without a filter
 */
export function placeWords(filter: SearchFilter, names: FilterNames): string {
  return filterParts(filter, names)
    .map(({ words }) => words)
    .join(', ');
}

/** A filter without the restriction of one kind, for counting the choices of that kind. */
export function withoutKind(filter: SearchFilter, kind: FilterKind): SearchFilter {
  const own: Readonly<Record<FilterKind, readonly (keyof SearchFilter)[]>> = {
    folder: ['folderId', 'directoryId'],
    date: ['takenFrom', 'takenTo'],
    camera: ['cameras'],
    type: ['types'],
    favourite: ['favourite'],
    rating: ['ratingFrom'],
    tag: ['tagIds'],
    album: ['albumId'],
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => !own[kind].some((key) => key === name)),
  );
}

/** First and last millisecond of a year, or of one of its months (0 is January), in UTC like capture dates. */
export function periodOf(year: number, month?: number): { takenFrom: number; takenTo: number } {
  const [from, to] =
    month === undefined
      ? [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
      : [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)];
  return { takenFrom: from, takenTo: to - 1 };
}

/**
 * Describes a range of dates.
 * @example 2024; June 2024; 3 Jun 2024 – 9 Jun 2024; from 3 Jun 2024
 */
export function dateWords(from: number | undefined, to: number | undefined): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' });
  const day = format({ dateStyle: 'medium' });
  if (from === undefined) return messages.filters.until(day.format(to));
  if (to === undefined) return messages.filters.since(day.format(from));
  const start = new Date(from);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  const is = (period: { takenFrom: number; takenTo: number }) =>
    period.takenFrom === from && period.takenTo === to;
  if (is(periodOf(year))) return format({ year: 'numeric' }).format(from);
  if (is(periodOf(year, month))) return format({ year: 'numeric', month: 'long' }).format(from);
  if (dayOf(from) === dayOf(to)) return day.format(from);
  return messages.filters.between(day.format(from), day.format(to));
}

function either(names: readonly string[]): string {
  return new Intl.ListFormat(currentLocale(), { style: 'short', type: 'disjunction' }).format(names);
}
