/** The doctor's dialog: its report on the installation and the library. */
import type { Messages } from '../words.ts';

export const doctor: Messages['doctor'] = {
  title: 'Diagnostic',
  looking: 'Vérification de Sightline et de votre photothèque…',
  well: 'Tout va bien.',
  failed: (count) => (count === 1 ? 'Une vérification a échoué.' : `${count} vérifications ont échoué.`),
  ok: 'Correct',
  notOk: 'Échec',
  failures: 'Derniers échecs',
  noFailures: 'Aucun dans le journal.',
  again: 'Vérifier à nouveau',
  copy: 'Copier le rapport',
  copied: 'Rapport copié.',
  start: 'Vérifier Sightline',
  checks: {
    engine: 'Moteur',
    processor: 'Processeur',
    decoder: 'Décodeur de photos',
    model: 'Modèle',
    'data-folder': 'Dossier de la photothèque',
    database: 'Base de données',
    watching: 'Surveillance des dossiers',
    log: 'Journal',
  },
};
