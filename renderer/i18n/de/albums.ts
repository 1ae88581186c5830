/** The albums of the sidebar, and the dialogs that name and choose them. */
import type { Messages } from '../words.ts';
import { photos, verb } from './counted.ts';

export const albums: Messages['albums'] = {
  title: 'Alben',
  none: 'Noch kein Album.',
  emptyTitle: (name) => `„${name}“ ist leer`,
  emptyDetail: 'Wählen Sie Fotos aus und dann „Zu einem Album hinzufügen …“.',
  showAll: 'Alle Fotos zeigen',
  create: 'Neues Album',
  createTitle: 'Neues Album',
  createWith: (count) => `Neues Album mit ${count === 1 ? 'einem Foto' : photos(count)}`,
  rename: 'Umbenennen …',
  renameTitle: (name) => `„${name}“ umbenennen`,
  renamed: (before, after) => `Das Album „${before}“ heißt jetzt „${after}“.`,
  remove: 'Album löschen',
  menu: (name) => `Aktionen für ${name}`,
  name: 'Name',
  save: 'Sichern',
  confirmCreate: 'Anlegen',
  chooseTitle: (count) => `${photos(count)} zu einem Album hinzufügen`,
  find: 'Album suchen',
  createNamed: (name) => `„${name}“ anlegen`,
  created: (name) => `Album „${name}“ angelegt.`,
  added: (count, name) =>
    count === 0
      ? `Alle sind schon in „${name}“.`
      : `${photos(count)} ${verb(count, 'wurde', 'wurden')} zu „${name}“ hinzugefügt.`,
  removed: (count, name) => `${photos(count)} ${verb(count, 'wurde', 'wurden')} aus „${name}“ entfernt.`,
  deleted: (name) => `Album „${name}“ gelöscht. Die Fotos bleiben.`,
};
