/** Counted things. Chinese: one form for every number; the measure word goes with what is counted. */
import { formatNumber } from '../format.ts';

export const photos = (count: number) => `${formatNumber(count)} 张照片`;
export const files = (count: number) => `${formatNumber(count)} 个文件`;
