/**
 * Notices a process that is stopped or stuck: one that answers nothing while others wait for it. Runs in the engine
 * process.
 */

/** A process may need this many times the longest wait for an answer so far: a model may block it for seconds. */
const LEEWAY = 8;

export interface WatchdogOptions {
  /** Least time without an answer after which the process counts as silent, milliseconds. */
  readonly milliseconds: number;
  /** Asks the process for any answer. */
  readonly ask: () => Promise<unknown>;
  /** Called once. */
  readonly onSilent: () => void;
}

/** Asks again and again. @returns a function that ends it. */
export function watchForSilence({ milliseconds, ask, onSilent }: WatchdogOptions): () => void {
  const step = milliseconds / 10;
  let waited = 0;
  let longest = 0;
  let asked = false;
  const answered = (): void => {
    longest = Math.max(longest, waited);
    waited = 0;
    asked = false;
  };
  // Counts ticks, not time: while the machine sleeps, nobody can answer.
  const timer = setInterval(() => {
    if (!asked) {
      asked = true;
      ask().then(answered, answered);
      return;
    }
    waited += step;
    if (waited <= Math.max(milliseconds, LEEWAY * longest)) return;
    clearInterval(timer);
    onSilent();
  }, step);
  timer.unref();
  return () => clearInterval(timer);
}
