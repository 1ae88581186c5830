/** Handles a start that fails before a window could show why. Runs in the main process. */
import { app, dialog } from 'electron';
import { toSightlineError } from '../../../shared/errors.ts';

/**
 * Reports the failure and exits, so that no process without a window is left behind. The command line shows the
 * printed message; for a start from the desktop, a dialog does.
 */
export function endUnstarted(thrown: unknown): void {
  const { message } = toSightlineError(thrown);
  console.error(`sightline: the app could not start: ${message}`);
  if (!process.send) dialog.showErrorBox('Sightline', message);
  app.exit(1);
}
