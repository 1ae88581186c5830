/** The settings screen. */
import type { Messages } from '../words.ts';
import { LANGUAGE_NAMES } from '../languages.ts';

export const settings: Messages['settings'] = {
  sections: {
    folders: 'Ordner',
    appearance: 'Darstellung',
    performance: 'Leistung',
    model: 'Modell',
    storage: 'Speicherplatz',
    privacy: 'Datenschutz',
    updates: 'Aktualisierung',
    shortcuts: 'Tastenkürzel',
    about: 'Über Sightline',
  },
  contents: 'Teile der Einstellungen',
  states: {
    unsaved: {
      title: 'Die Einstellungen lassen sich nicht sichern',
      detail: 'Sie gelten jetzt und sind vergessen, wenn Sightline endet.',
    },
    reset: {
      title: 'Die Einstellungen wurden zurückgesetzt',
      detail:
        'Ihre Datei ließ sich nicht lesen. Sie wurde unter einem anderen Namen aufbewahrt, und dies sind die Voreinstellungen.',
    },
    newer: {
      title: 'Die Einstellungen stammen von einem neueren Sightline',
      detail: 'Ihre Datei bleibt unangetastet. Änderungen gelten, bis Sightline endet.',
    },
  },
  theme: 'Farbschema',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: {
    system: 'Wie das System',
    ...LANGUAGE_NAMES,
  },
  languageDetail:
    'Die Sprache dieses Fensters. Beschreibungen von Fotos werden in den Sprachen des Modells verstanden.',
  thumbnailSize: 'Größe der Vorschaubilder',
  thumbnailPixels: (pixels) => `${pixels} Pixel hoch`,
  threads: 'Prozessor-Threads zum Einlesen von Fotos',
  threadsDetail: 'Weniger lassen anderen Programmen mehr vom Computer. Gilt ab den nächsten Fotos.',
  threadsAutomatic: 'Automatisch',
  pauseOnBattery: 'Im Akkubetrieb anhalten',
  pauseOnBatteryDetail: 'Fotos werden nur eingelesen, wenn der Computer am Strom hängt.',
  pauseWhileWorking: 'Anhalten, während ich arbeite',
  pauseWhileWorkingDetail: 'Fotos werden nur eingelesen, wenn Tastatur und Maus ruhen.',
  indexInBackground: 'Im Hintergrund weitermachen',
  indexInBackgroundDetail: 'Fotos werden auch bei geschlossenem Fenster eingelesen.',
  notifications: 'Benachrichtigen',
  notificationsDetail: 'Wenn ein langer Lauf fertig ist.',
  powerUnavailable: 'Im Akkubetrieb oder während der Arbeit anzuhalten, kann nur die Desktop-App.',
  model: {
    dimensions: 'Dimensionen',
    calibration: 'Stärken',
    languages: 'Sprachen',
    anyLanguage: 'Das Modell nennt keine',
    calibrations: {
      shipped: 'Mit dem Modell kalibriert',
      fitted: 'An Ihre Fotos angepasst',
      rough: 'Grob, bis 200 Fotos eingelesen sind',
    },
    detail:
      'Das Modell läuft auf diesem Computer. Es sieht Ihre Fotos und Ihre Worte, und sonst sieht sie niemand.',
  },
  checkForUpdates: 'Nach neuen Versionen suchen',
  checkForUpdatesDetail:
    'Aus: Es wird keine Anfrage gestellt. Ein: Sightline fragt einmal am Tag, ob es eine neue Version gibt.',
  checkNow: 'Jetzt nachsehen',
  checking: 'Wird nachgesehen …',
  install: (version) => `Neu starten mit ${version}`,
  updates: {
    unsupported: 'Dieses Sightline wird nicht von hier aus aktualisiert.',
    off: 'Es wurde nicht nachgesehen.',
    current: 'Das ist die neueste Version.',
    available: (version) => `Version ${version} wird heruntergeladen.`,
    downloaded: (version) => `Version ${version} ist bereit.`,
    ready: (version) => `Version ${version} ist bereit. Starten Sie sie in den Einstellungen.`,
    failed: (reason) => `Das Nachsehen ist fehlgeschlagen. ${reason}`,
  },
  updatesUnavailable: 'Aktualisieren Sie Sightline so, wie Sie es installiert haben.',
  version: 'Version',
  host: 'Läuft als',
  hosts: { web: 'Seite im Browser', desktop: 'Desktop-App' },
  licence: 'Sightline ist freie Software unter der MIT-Lizenz.',
  licences: 'Lizenzen anderer Teile …',
  licencesTitle: 'Lizenzen',
  licencesLoading: 'Die Lizenzen werden geladen …',
  licencesFailed: 'Die Lizenzen konnten nicht geladen werden.',
};
