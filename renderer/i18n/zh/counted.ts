/** Counts of things. Chinese has one form for all numbers; the measure word depends on the noun. */
import { formatNumber } from '../format.ts';

export const photos = (count: number) => `${formatNumber(count)} 张照片`;
export const files = (count: number) => `${formatNumber(count)} 个文件`;
