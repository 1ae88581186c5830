/** The first screen, shown while there is no folder. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const welcome: Messages['welcome'] = {
  title: 'Trouvez n’importe quelle photo en la décrivant',
  detail:
    'Sightline regarde les images de votre dossier et apprend ce qu’elles montrent, sur cet ordinateur : vos photos restent où elles sont, inchangées, et rien n’est envoyé nulle part.',
  choose: 'Choisir un dossier',
  samples: (count) => `Ou essayez avec ${photos(count)} fournies avec Sightline :`,
  readOnly: 'Un autre Sightline modifie cette bibliothèque. Choisissez le dossier là-bas.',
};
