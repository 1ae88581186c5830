/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

export const problems = {
  title: 'Files that need attention',
  detail: 'Files that failed, were skipped, or were read with a warning. The originals are never changed.',
  all: 'All',
  failed: 'Failed',
  skipped: 'Skipped',
  done: 'Warnings',
  state: { failed: 'Failed', skipped: 'Skipped', done: 'Warning' },
  show: 'Show',
  retry: 'Retry',
  retryOne: (name: string) => `Retry ${name}`,
  retryAll: 'Retry all failed',
  queued: (count: number) => (count === 0 ? 'Nothing to retry.' : `${files(count)} will be retried.`),
  summary: (count: number, reason: string) => `${files(count)} skipped: ${reason}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (first: number, last: number, total: number) =>
    `${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`,
  noneDetail: 'Every file was read without problems.',
  loading: 'Loading…',
};
