/** The doctor's dialog: its report on the installation and the library. */
import type { Messages } from '../words.ts';

export const doctor: Messages['doctor'] = {
  title: 'Diagnose',
  looking: 'Sightline und Ihre Bibliothek werden geprüft …',
  well: 'Alles in Ordnung.',
  failed: (count) =>
    count === 1 ? 'Eine Prüfung ist fehlgeschlagen.' : `${count} Prüfungen sind fehlgeschlagen.`,
  ok: 'In Ordnung',
  notOk: 'Fehlgeschlagen',
  failures: 'Letzte Fehler',
  noFailures: 'Im Protokoll stehen keine.',
  again: 'Erneut prüfen',
  copy: 'Bericht kopieren',
  copied: 'Bericht kopiert.',
  start: 'Sightline prüfen',
  checks: {
    engine: 'Suchprozess',
    processor: 'Prozessor',
    decoder: 'Bilddecoder',
    model: 'Modell',
    'data-folder': 'Ordner der Bibliothek',
    database: 'Datenbank',
    watching: 'Überwachung der Ordner',
    log: 'Protokoll',
  },
};
