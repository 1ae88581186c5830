/** The settings. English. */
import type { Settings, SettingsState } from '../../../shared/schemas.ts';
import { LANGUAGE_NAMES } from '../languages.ts';

const themes: Record<Settings['theme'], string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

/** The system's choice is explained in the page's language. */
const languages: Record<Settings['language'], string> = {
  system: 'As the system',
  ...LANGUAGE_NAMES,
};

/** What it means for the reader that settings are not simply saved; the reason comes after it. */
const states: Record<Exclude<SettingsState['state'], 'saved'>, { title: string; detail: string }> = {
  unsaved: {
    title: 'Settings can’t be saved',
    detail: 'They are used now, and forgotten when Sightline ends.',
  },
  reset: {
    title: 'Settings were reset',
    detail: 'Their file could not be read. It was kept under another name, and these are the defaults.',
  },
  newer: {
    title: 'Settings are of a newer Sightline',
    detail: 'Their file is left alone. Changes last until Sightline ends.',
  },
};

export const settings = {
  sections: {
    folders: 'Folders',
    appearance: 'Appearance',
    performance: 'Performance',
    model: 'Model',
    storage: 'Storage',
    privacy: 'Privacy',
    updates: 'Updates',
    shortcuts: 'Shortcuts',
    about: 'About',
  },
  contents: 'Parts of the settings',
  states,
  theme: 'Theme',
  themes,
  language: 'Language',
  languages,
  languageDetail: 'Of this window. Descriptions of photos are understood in the languages of the model.',
  thumbnailSize: 'Size of thumbnails',
  thumbnailPixels: (pixels: string) => `${pixels} pixels high`,
  threads: 'Processor threads for learning photos',
  threadsDetail: 'Fewer leave more of the computer to other programs. Takes effect with the next photos.',
  threadsAutomatic: 'Automatic',
  pauseOnBattery: 'Pause on battery',
  pauseOnBatteryDetail: 'Photos are learned only while the computer is plugged in.',
  pauseWhileWorking: 'Pause while I work',
  pauseWhileWorkingDetail: 'Photos are learned only while keyboard and mouse rest.',
  indexInBackground: 'Go on in the background',
  indexInBackgroundDetail: 'Photos are learned also while the window is closed.',
  notifications: 'Notify me',
  notificationsDetail: 'When a long run has ended.',
  powerUnavailable:
    'Pausing on battery or while you work needs the desktop app: this page is served by a program that can’t tell.',
  model: {
    id: 'Model in use',
    dimensions: 'Dimensions',
    calibration: 'Strengths',
    languages: 'Languages',
    anyLanguage: 'The model does not say',
    calibrations: {
      shipped: 'Calibrated with the model',
      fitted: 'Fitted to your photos',
      rough: 'Rough until 200 photos have been learned',
    },
    detail: 'The model runs on this computer. It sees your photos and your words, and nobody else does.',
  },
  checkForUpdates: 'Look for new versions',
  checkForUpdatesDetail:
    'Off, no request is made. On, Sightline asks once a day whether there is a new version.',
  checkNow: 'Check now',
  checking: 'Checking…',
  install: (version: string) => `Restart into ${version}`,
  updates: {
    unsupported: 'This Sightline is not updated from here.',
    off: 'Not looked for.',
    current: 'This is the newest version.',
    available: (version: string) => `Version ${version} is being downloaded.`,
    downloaded: (version: string) => `Version ${version} is ready.`,
    /** Said where the reader is. */
    ready: (version: string) => `Version ${version} is ready. Restart into it in the settings.`,
    failed: (reason: string) => `The check failed. ${reason}`,
  },
  updatesUnavailable: 'This page is served by a program that is updated in its own way.',
  version: 'Version',
  host: 'Runs as',
  hosts: { web: 'Page in a browser', desktop: 'Desktop app' },
  licence: 'Sightline is free software under the MIT licence.',
  licences: 'Licences of other parts…',
  licencesTitle: 'Licences',
  licencesLoading: 'Loading the licences…',
  licencesFailed: 'The licences could not be loaded.',
};
