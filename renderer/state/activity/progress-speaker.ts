/** Decides which progress to announce: start, end, pause and every quarter in between. Page. */
import type { Progress } from '../../../shared/schemas.ts';
import { formatPercent } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.svelte.ts';

const STEPS = 4;

/** @returns a function that takes each progress and returns words, or null when there is nothing new */
export function createProgressSpeaker(): (progress: Progress) => string | null {
  let paused = false;
  let started = false;
  let step = 0;
  return ({ phase, finished, total, done, stopped }) => {
    const wasPaused = paused;
    paused = phase === 'paused';
    if (paused) return wasPaused ? null : messages.progress.announcePaused;
    if (phase === 'idle') {
      const ended = started && stopped === null;
      started = false;
      step = 0;
      return ended ? messages.progress.announceDone(done) : null;
    }
    // Most scans find nothing new and are not worth announcing.
    if (phase !== 'embedding') return null;
    if (!started) {
      started = true;
      return messages.progress.announceStarted;
    }
    const now = total > 0 ? Math.floor((finished / total) * STEPS) : 0;
    if (now <= step || now >= STEPS) return null;
    step = now;
    return messages.progress.announcePart(formatPercent(now / STEPS));
  };
}
