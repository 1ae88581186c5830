/** Handles Ctrl-C and SIGTERM: the first one stops a command cleanly, the second at once. Runs in the CLI process. */
import { EXIT_CODES } from './exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls `first` at the first signal. At the second, the process exits with 130, and its engine follows.
 * @returns a function that restores the signals' default effect.
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
