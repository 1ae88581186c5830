/** Messages about folders and files dropped on the window. */
import type { Messages } from '../words.ts';

export const drops: Messages['drops'] = {
  covered: (name, folder) => `„${name}“ wird als Teil von „${folder}“ schon durchsucht.`,
  unusable: (name) => `„${name}“ ist weder ein Ordner noch eine lesbare Datei.`,
  tooMany: (looked, all) =>
    `Nur die ersten ${looked} der ${all} abgelegten Dateien wurden angesehen. Legen Sie stattdessen den Ordner ab, in dem sie liegen.`,
};
