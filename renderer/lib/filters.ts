/** The filter row's choices, as the reader sees them, and as the contract wants them. Pure. */
import type { PhotoType, SearchFilter } from '../../shared/schemas.ts';

export interface FilterChoice {
  readonly folderId: number | null;
  /** `yyyy-mm-dd`, or '' for any. */
  readonly from: string;
  readonly to: string;
  readonly type: PhotoType | null;
}

export const NO_FILTER: FilterChoice = { folderId: null, from: '', to: '', type: null };
/** As in the contract (a test compares them); not taken from its schema, which would bring zod into the page. */
export const PHOTO_TYPES: readonly PhotoType[] = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg'];

const DAY = 86_400_000;

/** How many of the choices narrow the search. */
export function activeFilters(choice: FilterChoice): number {
  return [choice.folderId !== null, choice.from !== '', choice.to !== '', choice.type !== null].filter(
    Boolean,
  ).length;
}

/** The contract's filter, or undefined when nothing is chosen. Days are whole days in UTC, as capture dates are kept. */
export function toSearchFilter(choice: FilterChoice): SearchFilter | undefined {
  if (activeFilters(choice) === 0) return undefined;
  const from = Date.parse(choice.from);
  const to = Date.parse(choice.to);
  return {
    ...(choice.folderId === null ? {} : { folderId: choice.folderId }),
    ...(Number.isNaN(from) ? {} : { takenFrom: from }),
    ...(Number.isNaN(to) ? {} : { takenTo: to + DAY - 1 }),
    ...(choice.type === null ? {} : { types: [choice.type] }),
  };
}

/** Whether the date range can hold a photo at all. */
export function isRangeReversed({ from, to }: FilterChoice): boolean {
  return from !== '' && to !== '' && from > to;
}
