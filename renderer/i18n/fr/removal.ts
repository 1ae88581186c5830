/** The dialog that asks before removing a folder. */
import type { Messages } from '../words.ts';

export const removal: Messages['removal'] = {
  title: (name) => `Retirer « ${name} » ?`,
  detail:
    'Sightline oublie ce dossier et ce qu’il y a lu. Il garde les mots-clés, notes et albums de ses photos au cas où elles reviendraient. Les photos sur le disque restent telles quelles, intactes.',
  confirm: 'Retirer le dossier',
};
