/** The dialog that asks before removing a folder. */
import type { Messages } from '../words.ts';

export const removal: Messages['removal'] = {
  title: (name) => `„${name}“ entfernen?`,
  detail:
    'Sightline vergisst diesen Ordner und was es daraus gelesen hat. Schlagwörter, Bewertungen und Alben seiner Fotos behält es, falls sie wiederkommen. Die Fotos auf dem Datenträger bleiben, wie sie sind.',
  confirm: 'Ordner entfernen',
};
