/** Actions on photos, and the confirmations of them. */
import type { Messages } from '../words.ts';
import { counted, photos, verb } from './counted.ts';

const stars = (rating: number) => (rating === 0 ? 'keinem Stern' : counted(rating, 'Stern', 'Sternen'));

export const actions: Messages['actions'] = {
  label: 'Aktionen für die ausgewählten Fotos',
  menu: 'Aktionen für dieses Foto',
  menuOfMany: (count) => `Aktionen für ${photos(count)}`,
  more: 'Mehr',
  selectAll: 'Alle auswählen',
  clear: 'Auswahl aufheben',
  open: 'Öffnen',
  favourite: 'Als Favorit markieren',
  unfavourite: 'Aus den Favoriten entfernen',
  rate: 'Bewerten',
  stars: (rating) => (rating === 0 ? 'Keine Sterne' : counted(rating, 'Stern', 'Sterne')),
  mixed: 'Unterschiedlich',
  album: 'Zu einem Album hinzufügen …',
  removeFromAlbum: (name) => `Aus „${name}“ entfernen`,
  tag: 'Schlagwörter …',
  similar: 'Ähnliche suchen',
  copyImage: 'Bild kopieren',
  copyPath: (count) => (count === 1 ? 'Pfad kopieren' : 'Pfade kopieren'),
  reveal: 'Im Ordner zeigen',
  openWith: 'Mit dem Standardprogramm öffnen',
  trash: 'In den Papierkorb legen …',
  favoured: (count) => `${photos(count)} als Favorit markiert.`,
  unfavoured: (count) => `${photos(count)} aus den Favoriten entfernt.`,
  rated: (count, rating) =>
    `${photos(count)} ${verb(count, 'wurde', 'wurden')} mit ${stars(rating)} bewertet.`,
  tooManyFiles: (limit) => `Höchstens ${limit} Dateien auf einmal sind möglich.`,
};
