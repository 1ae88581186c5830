/** The settings screen. */
import type { Messages } from '../words.ts';
import { LANGUAGE_NAMES } from '../languages.ts';

export const settings: Messages['settings'] = {
  sections: {
    folders: 'Dossiers',
    appearance: 'Apparence',
    performance: 'Performances',
    model: 'Modèle',
    storage: 'Stockage',
    privacy: 'Confidentialité',
    updates: 'Mises à jour',
    shortcuts: 'Raccourcis',
    about: 'À propos',
  },
  contents: 'Parties des réglages',
  states: {
    unsaved: {
      title: 'Les réglages ne peuvent pas être enregistrés',
      detail: 'Ils valent maintenant et seront oubliés à la fermeture de Sightline.',
    },
    reset: {
      title: 'Les réglages ont été réinitialisés',
      detail:
        'Leur fichier n’a pas pu être lu. Il a été conservé sous un autre nom, et voici les valeurs par défaut.',
    },
    newer: {
      title: 'Les réglages viennent d’un Sightline plus récent',
      detail: 'Leur fichier n’est pas touché. Les changements durent jusqu’à la fermeture de Sightline.',
    },
  },
  theme: 'Thème',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  language: 'Langue',
  languages: {
    system: 'Comme le système',
    ...LANGUAGE_NAMES,
  },
  languageDetail:
    'Celle de cette fenêtre. Les descriptions de photos sont comprises dans les langues du modèle.',
  thumbnailSize: 'Taille des vignettes',
  thumbnailPixels: (pixels) => `${pixels} pixels de haut`,
  threads: 'Fils d’exécution pour l’analyse des photos',
  threadsDetail:
    'Moins il y en a, plus il reste de puissance aux autres programmes. Vaut dès les prochaines photos.',
  threadsAutomatic: 'Automatique',
  pauseOnBattery: 'Suspendre sur batterie',
  pauseOnBatteryDetail: 'Les photos ne sont analysées que si l’ordinateur est branché.',
  pauseWhileWorking: 'Suspendre pendant que je travaille',
  pauseWhileWorkingDetail: 'Les photos ne sont analysées que si le clavier et la souris sont au repos.',
  indexInBackground: 'Continuer en arrière-plan',
  indexInBackgroundDetail: 'Les photos sont analysées même quand la fenêtre est fermée.',
  notifications: 'M’avertir',
  notificationsDetail: 'Quand une longue analyse est terminée.',
  powerUnavailable:
    'Suspendre sur batterie ou pendant le travail n’est possible que dans l’application de bureau.',
  model: {
    dimensions: 'Dimensions',
    calibration: 'Scores',
    languages: 'Langues',
    anyLanguage: 'Le modèle ne le dit pas',
    calibrations: {
      shipped: 'Étalonnés avec le modèle',
      fitted: 'Ajustés à vos photos',
      rough: 'Approximatifs tant que 200 photos n’ont pas été analysées',
    },
    detail:
      'Le modèle tourne sur cet ordinateur. Il voit vos photos et vos mots, et personne d’autre ne les voit.',
  },
  checkForUpdates: 'Chercher de nouvelles versions',
  checkForUpdatesDetail:
    'Désactivé, aucune requête n’est faite. Activé, Sightline demande une fois par jour s’il existe une nouvelle version.',
  checkNow: 'Vérifier maintenant',
  checking: 'Vérification…',
  install: (version) => `Redémarrer avec ${version}`,
  updates: {
    unsupported: 'Ce Sightline ne se met pas à jour d’ici.',
    off: 'Aucune vérification n’a été faite.',
    current: 'C’est la version la plus récente.',
    available: (version) => `La version ${version} est en cours de téléchargement.`,
    downloaded: (version) => `La version ${version} est prête.`,
    ready: (version) => `La version ${version} est prête. Redémarrez-la depuis les réglages.`,
    failed: (reason) => `La vérification a échoué. ${reason}`,
  },
  updatesUnavailable: 'Mettez Sightline à jour de la même façon que vous l’avez installé.',
  version: 'Version',
  host: 'Fonctionne comme',
  hosts: { web: 'Page dans un navigateur', desktop: 'Application de bureau' },
  licence: 'Sightline est un logiciel libre sous licence MIT.',
  licences: 'Licences des autres composants…',
  licencesTitle: 'Licences',
  licencesLoading: 'Chargement des licences…',
  licencesFailed: 'Les licences n’ont pas pu être chargées.',
};
