/** The photo grid, its tool bar and its time line. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const grid: Messages['grid'] = {
  label: (count) => photos(count),
  failed: 'Die Fotos konnten nicht aufgelistet werden',
  sort: 'Reihenfolge',
  sorts: {
    newest: 'Neueste zuerst',
    oldest: 'Älteste zuerst',
    added: 'Zuletzt hinzugefügte zuerst',
    path: 'Nach Ordner und Name',
  },
  thumbnailSize: 'Größe der Vorschaubilder',
  timeline: 'Zeitleiste',
  scroll: 'Stelle in der Liste',
  position: (place, count) => `${place} von ${count}`,
  photo: 'Foto',
  favourite: 'Favorit',
  stars: (rating) => (rating === 1 ? '1 Stern' : `${rating} Sterne`),
  select: (name) => `${name} auswählen`,
  noPreview: 'Keine Vorschau',
  gone: 'Dieses Foto gibt es nicht mehr',
  selected: (count) => `${photos(count)} ausgewählt`,
  nothingSelected: 'Nichts ausgewählt',
  tooMany: (limit) =>
    `Einzeln lassen sich höchstens ${limit} Fotos auswählen. Wählen Sie stattdessen alle aus und nehmen Sie einige wieder heraus.`,
};
