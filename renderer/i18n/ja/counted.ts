/** Counts of things. Japanese has one form for all numbers; the counter depends on the noun. */
import { formatNumber } from '../format.ts';

export const photos = (count: number) => `${formatNumber(count)} 枚の写真`;
export const files = (count: number) => `${formatNumber(count)} 件のファイル`;
