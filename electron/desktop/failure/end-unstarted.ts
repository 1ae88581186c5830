/** A start that fails before there is a window to say why in. Runs in the main process. */
import { app, dialog } from 'electron';
import { toSightlineError } from '../../../shared/errors.ts';

/**
 * Says it and ends, so that no process without a window is left behind. The command line shows what is printed; who
 * started the app from a desktop sees a box.
 */
export function endUnstarted(thrown: unknown): void {
  const { message } = toSightlineError(thrown);
  console.error(`sightline: the app could not start: ${message}`);
  if (!process.send) dialog.showErrorBox('Sightline', message);
  app.exit(1);
}
