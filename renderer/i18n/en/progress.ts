/** Progress of indexing. */
import type { Progress } from '../../../shared/schemas.ts';
import { formatNumber } from '../format.ts';
import { files, photos } from './counted.ts';

const phase: Record<Progress['phase'], string> = {
  idle: 'Up to date',
  scanning: 'Looking for photos',
  embedding: 'Indexing your photos',
  paused: 'Paused',
};

export const progress = {
  label: 'Indexing progress',
  phase,
  found: (count: number) => `${files(count)} found so far`,
  finished: (finished: number, total: number) => `${formatNumber(finished)} of ${photos(total)}`,
  rate: (rate: string) => `${rate} photos/s`,
  left: (duration: string) => `about ${duration} left`,
  failed: (count: number) => `${formatNumber(count)} failed`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Stop',
  stopped: 'Indexing stopped',
  stoppedDetail:
    'Everything indexed so far is kept and can be searched. Fix the problem, then choose “Try again”.',
  pending: (count: number) => `${photos(count)} not indexed yet`,
  continue: 'Continue',
  announceStarted: 'Indexing started.',
  announceDone: (count: number) => `Indexing finished. ${photos(count)} indexed.`,
  announcePart: (percent: string) => `${percent} indexed.`,
  announcePaused: 'Indexing paused.',
};
