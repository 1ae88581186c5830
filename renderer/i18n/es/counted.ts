/**
 * Counts of things. Spanish has one form for 1, another for all other numbers, and “de” after whole millions
 * (“1.000.000 de fotos”).
 */
import { formatNumber } from '../format.ts';

const plural = new Intl.PluralRules('es');

/** @example counted(1204, 'foto', 'fotos') → "1204 fotos" */
export function counted(count: number, one: string, other: string): string {
  const form = plural.select(count);
  const number = formatNumber(count);
  if (form === 'many') return `${number} de ${other}`;
  return `${number} ${form === 'one' ? one : other}`;
}

/** A word that agrees with a count shown elsewhere. */
export const agreeing = (count: number, one: string, other: string) =>
  plural.select(count) === 'one' ? one : other;

export const photos = (count: number) => counted(count, 'foto', 'fotos');
export const files = (count: number) => counted(count, 'archivo', 'archivos');
