/** Counts of things. German has one form for 1, another for all other numbers. */
import { formatNumber } from '../format.ts';

const plural = new Intl.PluralRules('de');

/** @example counted(1204, 'Foto', 'Fotos') → "1.204 Fotos" */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plural.select(count) === 'one' ? one : other}`;
}

export const photos = (count: number) => counted(count, 'Foto', 'Fotos');
export const files = (count: number) => counted(count, 'Datei', 'Dateien');
/** The form of a verb that agrees with a count. */
export const verb = (count: number, one: string, other: string) =>
  plural.select(count) === 'one' ? one : other;
