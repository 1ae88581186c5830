/** Counts of things. English has one form for 1, another for all other numbers. */
import { formatNumber } from '../format.ts';

const plural = new Intl.PluralRules('en');

/** @example counted(1204, 'photo', 'photos') → "1,204 photos" */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plural.select(count) === 'one' ? one : other}`;
}

export const photos = (count: number) => counted(count, 'photo', 'photos');
export const files = (count: number) => counted(count, 'file', 'files');
