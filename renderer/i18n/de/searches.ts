/** Saved searches. */
import type { Messages } from '../words.ts';

export const searches: Messages['searches'] = {
  title: 'Gesicherte Suchen',
  save: 'Suche sichern',
  saveTitle: 'Diese Suche sichern',
  name: 'Name',
  saveDetail: 'Sie bleibt in der Seitenleiste und findet auch neue Fotos.',
  keep: 'Sichern',
  notLasting: 'Eine Suche mit einem eigenen Bild oder einem Teil eines Fotos lässt sich nicht sichern.',
  saved: (name) => `„${name}“ gesichert.`,
  rename: 'Umbenennen',
  renameTitle: 'Suche umbenennen',
  renamed: (name) => `Heißt jetzt „${name}“.`,
  remove: 'Entfernen',
  removed: (name) => `Suche „${name}“ entfernt.`,
  menu: (name) => `Aktionen für „${name}“`,
  none: 'Sichern Sie eine Suche, um sie hier wiederzufinden.',
};
