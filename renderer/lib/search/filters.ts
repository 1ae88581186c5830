/** Helpers for the contract's filters: changing parts of them, and converting between days and milliseconds. Pure. */
import type { SearchFilter } from '../../../shared/schemas.ts';

/** What a filter can restrict, in the order of the menu. */
export const FILTER_KINDS = [
  'folder',
  'date',
  'camera',
  'type',
  'favourite',
  'rating',
  'tag',
  'album',
] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

const DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Applies a change to a filter; parts changed to undefined or to an empty list are removed. */
export function changeFilter(filter: SearchFilter, change: Partial<SearchFilter>): SearchFilter {
  const entries = Object.entries({ ...filter, ...change });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Whether the filter lets every photo through. */
export function isOpen(filter: SearchFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** The day of a moment as `yyyy-mm-dd`, in UTC like capture dates; '' for undefined. */
export function dayOf(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString().slice(0, 10);
}

/** First millisecond of a day, UTC; undefined for an invalid day. */
export function dayStart(day: string): number | undefined {
  const start = ISO_DAY.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(start) ? undefined : start;
}

/** Last millisecond of a day, UTC; undefined for an invalid day. */
export function dayEnd(day: string): number | undefined {
  const start = dayStart(day);
  return start === undefined ? undefined : start + DAY - 1;
}
