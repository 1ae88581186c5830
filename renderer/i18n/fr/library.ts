/** The library folders in the settings, and messages about them. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, form, photos } from './counted.ts';

export const library: Messages['library'] = {
  addFolder: 'Ajouter un dossier',
  rescan: (name) => `Analyser à nouveau ${name}`,
  rescanShort: 'Analyser à nouveau',
  remove: (name) => `Retirer ${name}`,
  removeShort: 'Retirer',
  photos,
  pending: (count) => `encore ${formatNumber(count)}`,
  failed: (count) => `${formatNumber(count)} en échec`,
  skipped: (count) => `${formatNumber(count)} ${form(count, 'ignorée', 'ignorées')}`,
  scanning: 'Analyse…',
  neverScanned: 'Pas encore analysé',
  scanned: (moment) => `Analysé : ${moment}`,
  added: (name) => `${name} a été ajouté.`,
  removed: (name) => `${name} a été retiré. Les photos elles-mêmes n’ont pas été touchées.`,
  problems: (count) => counted(count, 'fichier à examiner', 'fichiers à examiner'),
};
