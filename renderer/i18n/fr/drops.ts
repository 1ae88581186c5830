/** Messages about folders and files dropped on the window. */
import type { Messages } from '../words.ts';

export const drops: Messages['drops'] = {
  covered: (name, folder) => `« ${name} » est déjà pris en compte, comme partie de « ${folder} ».`,
  unusable: (name) => `« ${name} » n’est ni un dossier ni un fichier lisible.`,
  tooMany: (looked, all) =>
    `Seuls les ${looked} premiers des ${all} fichiers déposés ont été examinés. Déposez plutôt le dossier qui les contient.`,
};
