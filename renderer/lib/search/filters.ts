/** What the page does with the contract's filters: parts of them, and days instead of milliseconds. Pure. */
import type { SearchFilter } from '../../../shared/schemas.ts';

/** What a filter can say, in the order of the menu. */
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

/** The filter with a change; parts that are changed to undefined, or to nothing, are left out. */
export function changeFilter(filter: SearchFilter, change: Partial<SearchFilter>): SearchFilter {
  const entries = Object.entries({ ...filter, ...change });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Whether everything passes. */
export function isOpen(filter: SearchFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** `yyyy-mm-dd` of a moment in UTC, as capture dates are kept; '' for none. */
export function dayOf(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString().slice(0, 10);
}

/** The first millisecond of a day; undefined for what is no day. */
export function dayStart(day: string): number | undefined {
  const start = ISO_DAY.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(start) ? undefined : start;
}

/** The last millisecond of a day; undefined for what is no day. */
export function dayEnd(day: string): number | undefined {
  const start = dayStart(day);
  return start === undefined ? undefined : start + DAY - 1;
}
