/** Pauses indexing on battery and while the user works, according to the settings. Runs in the main process. */
import { powerMonitor } from 'electron';
import type { Desktop } from '../desktop.ts';
import { isOnBattery } from './battery.ts';
import { Pacing } from './pacing.ts';

/** Starts pausing and resuming indexing by battery and idle time. @returns the pacing, for the user's own pauses. */
export function paceIndexing({ settings, library, words, page }: Desktop): Pacing {
  const pacing = new Pacing({
    settings: () => settings.state().settings,
    surroundings: async () => ({
      onBattery: await isOnBattery(),
      idleSeconds: powerMonitor.getSystemIdleTime(),
    }),
    pause: () => library.api.indexing.pause({}),
    resume: () => library.api.indexing.resume({}),
    onPaused: (reason) => {
      const message = reason === 'battery' ? words().pausedOnBattery : words().pausedWhileWorking;
      page.emit({ type: 'notice', level: 'info', message });
    },
  });
  library.onEvent((event) => {
    if (event.type === 'progress') pacing.progressed(event.progress);
  });
  settings.onChange(() => void pacing.check());
  const check = (): void => void pacing.check();
  powerMonitor.on('on-battery', check);
  powerMonitor.on('on-ac', check);
  pacing.start();
  return pacing;
}
