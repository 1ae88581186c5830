/** Counted things. Japanese: one form for every number; the counter goes with what is counted. */
import { formatNumber } from '../format.ts';

export const photos = (count: number) => `${formatNumber(count)} 枚の写真`;
export const files = (count: number) => `${formatNumber(count)} 件のファイル`;
