/** The folder tree of the sidebar. */
import type { Messages } from '../words.ts';

export const folders: Messages['folders'] = {
  title: 'Ordner',
  tree: 'Ordner mit Fotos',
  add: 'Ordner hinzufügen',
  actions: (name) => `Aktionen für ${name}`,
  rescan: 'Neu einlesen',
  remove: 'Aus der Bibliothek entfernen …',
  scanning: 'Fotos werden gesucht …',
  unavailable: (reason) => `Nicht verfügbar. ${reason} Die Fotos bleiben in der Bibliothek.`,
  empty: 'Noch kein Ordner.',
  demo: 'Das sind Beispielfotos. Fügen Sie einen eigenen Ordner hinzu, dann verschwinden sie.',
  readOnly: 'Ein anderes Sightline ändert diese Bibliothek gerade. Hier können Sie darin suchen.',
  notAdded: (path, reason) => `${path} konnte nicht hinzugefügt werden. ${reason}`,
};
