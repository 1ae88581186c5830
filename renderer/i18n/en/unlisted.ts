/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';
import { counted } from './counted.ts';

export const unlisted = {
  title: (count: number) => `${counted(count, 'folder or file', 'folders or files')} left out`,
  detail: 'Sightline could not look into these. What the library knows in them stays.',
  retry: 'Look again',
  retryOne: (name: string) => `Look again into ${name}`,
  retryAll: 'Look again into all',
  queued: (count: number) => (count === 0 ? 'Nothing to look into.' : 'Looking again…'),
  more: (count: number) => `and ${formatNumber(count)} more`,
};
