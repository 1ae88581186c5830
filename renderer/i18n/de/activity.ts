/** The Activity screen and its button: running and finished runs. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const activity: Messages['activity'] = {
  now: 'Jetzt',
  earlier: 'Früher',
  kinds: {
    index: 'Fotos einlesen',
    tag: 'Schlagwörter vorschlagen',
    refresh: 'Früher eingelesene Fotos ergänzen',
    model: 'Fotos für ein anderes Modell einlesen',
  },
  states: {
    running: 'Läuft',
    paused: 'Angehalten',
    done: 'Fertig',
    cancelled: 'Abgebrochen',
    failed: 'Fehlgeschlagen',
  },
  named: (kind, subject) => `${kind}: ${subject}`,
  counts: (done, total) => `${formatNumber(done)} von ${photos(total)}`,
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  finished: (count) => photos(count),
  took: (duration) => `dauerte ${duration}`,
  rate: (rate) => `${rate} Fotos/s`,
  left: (duration) => `noch etwa ${duration}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  pauseNamed: (run) => `„${run}“ anhalten`,
  resumeNamed: (run) => `„${run}“ fortsetzen`,
  cancelNamed: (run) => `„${run}“ abbrechen`,
  clear: 'Liste leeren',
  idle: 'Es läuft nichts. Alles ist auf dem neuesten Stand.',
  noneYet: 'Bisher ist nichts gelaufen.',
  loadFailed: 'Die Liste der Aufgaben konnte nicht gelesen werden.',
  indicator: {
    scanning: 'Fotos werden gesucht',
    paused: 'Angehalten',
    stopped: 'Abgebrochen',
    label: (state) => `${state}. Aktivität zeigen`,
    embedding: (percent) => `Fotos werden eingelesen, ${percent} fertig`,
    tagging: (percent) => `Schlagwörter werden vorgeschlagen, ${percent} fertig`,
  },
};
