/** Ctrl-C and SIGTERM: once ends a command cleanly, twice ends it now. Runs in the CLI process. */
import { EXIT_CODES } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls `first` at the first signal. At the second the process exits with 130; its engine sees that and ends too.
 * @returns a function that restores the signals' own effect.
 */
export function onInterrupt(first: (signal: 'SIGINT' | 'SIGTERM') => void): () => void {
  let interrupted = false;
  const listener = (signal: NodeJS.Signals): void => {
    if (interrupted) process.exit(EXIT_CODES.cancelled);
    interrupted = true;
    first(signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT');
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
