/** The start page, and placeholders where there are no photos to show. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const empty: Messages['empty'] = {
  noPhotos: 'Hier sind noch keine Fotos',
  noPhotosDetail:
    'In Ihren Ordnern wurde nichts gefunden, das sich durchsuchen lässt. Fügen Sie einen anderen Ordner hinzu oder sehen Sie nach, was ausgelassen wurde.',
  firstScan: 'Sightline lernt Ihre Fotos kennen',
  firstScanDetail: 'Sie können suchen, sobald die ersten bereit sind. Weitere kommen nach und nach dazu.',
  home: 'Was suchen Sie?',
  homeDetail: (count) =>
    `Beschreiben Sie es mit eigenen Worten oder legen Sie ein Bild ab. ${photos(count)} bereit zur Suche.`,
  tryOne: 'Ausprobieren',
  nothingFiltered: 'Kein Foto passt zu diesen Filtern',
  nothingFilteredDetail: 'Wählen Sie weniger oder andere Filter.',
  nothingDatedDetail: 'Fotos ohne Aufnahmedatum werden ausgelassen, wenn Sie Daten wählen.',
  nothingFound: 'Nichts gefunden',
  nothingFoundDetail: 'Versuchen Sie es mit anderen oder weniger Wörtern.',
  notUnderstood: (text) => `Das Modell kennt „${text}“ nicht`,
  notUnderstoodAmong: (texts) => `Das Modell kennt mindestens eines davon nicht: ${texts}`,
  notUnderstoodDetail: (known) => `Es versteht ${known}. Versuchen Sie es mit anderen Wörtern.`,
  tryOtherWords: 'Versuchen Sie es mit anderen Wörtern.',
  searchFailed: 'Diese Suche hat nicht funktioniert',
};
