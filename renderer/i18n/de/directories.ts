/** The dialog that browses the host's directories. */
import type { Messages } from '../words.ts';

export const directories: Messages['directories'] = {
  title: 'Ordner hinzufügen',
  detail: 'Wählen Sie einen Ordner mit Fotos. Alles darunter wird mit durchsucht.',
  roots: 'Dieser Computer',
  path: 'Wo Sie sind',
  up: 'Nach oben',
  add: 'Diesen Ordner hinzufügen',
  choose: 'Öffnen Sie einen Ordner, um ihn hinzuzufügen',
  inLibrary: 'In der Bibliothek',
  empty: 'In diesem Ordner gibt es keine weiteren Ordner.',
  loading: 'Ordner werden gelesen …',
};
