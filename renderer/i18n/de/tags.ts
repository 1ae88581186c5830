/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, photos } from './counted.ts';

/** In the dative, as after "von" and "an". */
const ofPhotos = (count: number) => (count === 1 ? 'einem Foto' : photos(count));

export const tags: Messages['tags'] = {
  label: 'Schlagwörter',
  editTitle: (count) => `Schlagwörter von ${ofPhotos(count)}`,
  loading: 'Schlagwörter werden gelesen …',
  add: 'Schlagwort hinzufügen',
  addHint: 'Namen eingeben und die Eingabetaste drücken',
  create: (name) => `Neues Schlagwort „${name}“`,
  suggestions: 'Passende Schlagwörter',
  none: 'Noch keine Schlagwörter. Das sind eigene Wörter wie „Familie“ oder „drucken“; sie lassen sich suchen und exportieren.',
  some: (count, all) => `an ${formatNumber(count)} von ${photos(all)}`,
  addToAll: (name) => `Allen Fotos das Schlagwort ${name} geben`,
  remove: (name) => `Schlagwort ${name} entfernen`,
  byHand: 'von Hand vergeben',
  byModel: (percent) => `vorgeschlagen und angenommen, Stärke ${percent}`,
  tooLong: (limit) => `Ein Schlagwort darf höchstens ${formatNumber(limit)} Zeichen haben.`,
  assigned: (name, count) =>
    count === 0 ? `Alle hatten das Schlagwort ${name} schon.` : `Schlagwort ${name}: ${photos(count)} dazu.`,
  unassigned: (name, count) => `Schlagwort ${name} von ${ofPhotos(count)} entfernt.`,
  renamed: (before, after) => `Das Schlagwort ${before} heißt jetzt ${after}.`,
  merged: (before, after) => `Die Fotos von ${before} tragen jetzt das Schlagwort ${after}.`,
  removed: (name) => `Schlagwort ${name} von allen Fotos entfernt.`,
  done: 'Fertig',
  all: (count) => `Alle ${counted(count, 'Schlagwort', 'Schlagwörter')}`,
};
