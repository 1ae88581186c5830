/** The privacy section of the settings: network requests and remembered searches. */
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const privacy: Messages['privacy'] = {
  none: 'Sightline hat seit dem Start keine Anfrage ins Netz gestellt.',
  some: (count) => `Sightline hat seit dem Start ${counted(count, 'Anfrage', 'Anfragen')} ins Netz gestellt.`,
  detail:
    'Ihre Fotos, Suchen und Schlagwörter bleiben auf diesem Computer, außer Sie verwenden einen entfernten Encoder. Jede Anfrage der App steht hier.',
  list: 'Anfragen ins Netz',
  purposes: {
    update: 'Neue Version',
    model: 'Modell',
    remote: 'Entfernter Encoder',
    unexpected: 'Unerwartet',
  },
  outcomes: { done: 'Beantwortet', failed: 'Fehlgeschlagen', blocked: 'Verhindert' },
  failed: 'Die Liste der Anfragen konnte nicht gelesen werden.',
  searchHistory: 'Suchen merken',
  searchHistoryDetail: 'Für Vorschläge beim Tippen. Sie bleiben auf diesem Computer.',
  forget: 'Alle Suchen vergessen …',
  forgetTitle: 'Alle Suchen vergessen?',
  forgetDetail: 'Vorschläge aus früheren Suchen verschwinden. Gesicherte Suchen bleiben.',
  forgetConfirm: 'Suchen vergessen',
  forgotten: 'Alle gemerkten Suchen wurden vergessen.',
};
