/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { files, verb } from './counted.ts';

export const problems: Messages['problems'] = {
  title: 'Dateien mit Hinweisen',
  detail:
    'Dateien, die fehlgeschlagen sind, ausgelassen oder mit einer Warnung gelesen wurden. Die Originale werden nie verändert.',
  all: 'Alle',
  failed: 'Fehlgeschlagen',
  skipped: 'Ausgelassen',
  done: 'Warnungen',
  state: { failed: 'Fehlgeschlagen', skipped: 'Ausgelassen', done: 'Warnung' },
  show: 'Zeigen',
  retry: 'Erneut versuchen',
  retryOne: (name) => `${name} erneut versuchen`,
  retryAll: 'Alle fehlgeschlagenen erneut versuchen',
  queued: (count) =>
    count === 0
      ? 'Es gibt nichts erneut zu versuchen.'
      : `${files(count)} ${verb(count, 'wird', 'werden')} erneut versucht.`,
  summary: (count, reason) => `${files(count)} ausgelassen: ${reason}`,
  pages: 'Seiten der Liste',
  previous: 'Zurück',
  next: 'Weiter',
  range: (first, last, total) => `${formatNumber(first)}–${formatNumber(last)} von ${formatNumber(total)}`,
  noneDetail: 'Alle Dateien wurden ohne Schwierigkeiten gelesen.',
  loading: 'Wird geladen …',
};
