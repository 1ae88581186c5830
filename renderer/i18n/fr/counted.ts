/** Counts of things. French has one form for 0 and 1, another for all other numbers. */
import { formatNumber } from '../format.ts';

const plural = new Intl.PluralRules('fr');

/** The form that agrees with a count. */
export const form = (count: number, one: string, other: string) =>
  plural.select(count) === 'one' ? one : other;

/** @example counted(1204, 'photo', 'photos') → "1 204 photos" */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${form(count, one, other)}`;
}

export const photos = (count: number) => counted(count, 'photo', 'photos');
export const files = (count: number) => counted(count, 'fichier', 'fichiers');
