/** The Activity screen and its button: running and finished runs. */
import type { Run } from '../../../shared/schemas.ts';
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

const kinds: Record<Run['kind'], string> = {
  index: 'Indexing photos',
  tag: 'Proposing tags',
  refresh: 'Completing photos indexed by an earlier version',
  model: 'Getting photos ready for another model',
};

const states: Record<Run['state'], string> = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  cancelled: 'Stopped',
  failed: 'Failed',
};

export const activity = {
  now: 'Now',
  earlier: 'Earlier',
  kinds,
  states,
  /** The kind of a run, and what a tagging run is about. */
  named: (kind: string, subject: string) => `${kind}: ${subject}`,
  counts: (done: number, total: number) => `${formatNumber(done)} of ${photos(total)}`,
  failed: (count: number) => `${formatNumber(count)} failed`,
  finished: (count: number) => photos(count),
  took: (duration: string) => `took ${duration}`,
  rate: (rate: string) => `${rate} photos/s`,
  left: (duration: string) => `about ${duration} left`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Stop',
  /** Accessible name of the button, which has to say which run it means. */
  pauseNamed: (run: string) => `Pause “${run}”`,
  resumeNamed: (run: string) => `Resume “${run}”`,
  cancelNamed: (run: string) => `Stop “${run}”`,
  clear: 'Clear list',
  idle: 'Nothing is running. Everything is up to date.',
  noneYet: 'Nothing has run yet.',
  loadFailed: 'The list of jobs could not be loaded.',
  indicator: {
    scanning: 'Looking for photos',
    paused: 'Paused',
    stopped: 'Stopped',
    /** Accessible name of the button: one of the states above, and what a click does. */
    label: (state: string) => `${state}. Show activity`,
    embedding: (percent: string) => `Indexing photos, ${percent} done`,
    tagging: (percent: string) => `Proposing tags, ${percent} done`,
  },
};
