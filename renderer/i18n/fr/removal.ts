/** The dialog that asks before removing a folder. */
import type { Messages } from '../words.ts';

export const removal: Messages['removal'] = {
  title: (name) => `Retirer « ${name} » ?`,
  detail:
    'Sightline oublie ce dossier et ce qu’il en a appris. Les photos sur le disque restent telles quelles, intactes.',
  confirm: 'Retirer le dossier',
};
