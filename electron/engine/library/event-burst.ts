/**
 * Notices when the system may have dropped file events. Runs in the engine process.
 *
 * [Note: overflow] inotify drops what does not fit its queue, and libuv ignores the event that says so. But a queue
 * that was full arrives in one turn of the event loop: libuv reads until nothing is left. All watches of a process
 * share one queue.
 */
import { readFileSync } from 'node:fs';

const QUEUE_LENGTH_FILE = '/proc/sys/fs/inotify/max_queued_events';
/** The kernel's default (https://man7.org/linux/man-pages/man7/inotify.7.html). */
const QUEUE_LENGTH = 16_384;
/** Events of watches that ended meanwhile are not reported to us, so a full queue may look shorter. */
const SUSPICIOUS_SHARE = 0.5;

const listeners = new Set<() => void>();
let events = 0;
let suspicious: number | undefined;

/** Calls back when events of any watch of this process may have been lost. @returns a function that unsubscribes. */
export function onOverflow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** To be called for each file event. */
export function countEvent(): void {
  if (events++ > 0) return;
  setImmediate(() => {
    suspicious ??= queueLength() * SUSPICIOUS_SHARE;
    const overflowed = events >= suspicious;
    events = 0;
    if (overflowed) for (const listener of listeners) listener();
  });
}

function queueLength(): number {
  try {
    return Number(readFileSync(QUEUE_LENGTH_FILE, 'utf8')) || QUEUE_LENGTH;
  } catch {
    return QUEUE_LENGTH;
  }
}
