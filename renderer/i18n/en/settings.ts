/** The settings screen. */
import type { Settings, SettingsState } from '../../../shared/schemas.ts';
import { LANGUAGE_NAMES } from '../languages.ts';

const themes: Record<Settings['theme'], string> = {
  system: 'Match system',
  light: 'Light',
  dark: 'Dark',
};

/** The system's language is named in the language of the page. */
const languages: Record<Settings['language'], string> = {
  system: 'Match system',
  ...LANGUAGE_NAMES,
};

/** What it means for users that settings are not saved as usual. The page appends the reason. */
const states: Record<Exclude<SettingsState['state'], 'saved'>, { title: string; detail: string }> = {
  unsaved: {
    title: 'Settings can’t be saved',
    detail: 'Changes take effect now but are lost when Sightline closes.',
  },
  reset: {
    title: 'Settings were reset',
    detail:
      'The settings file could not be read. It was kept under another name, and the defaults are in use.',
  },
  newer: {
    title: 'Settings are from a newer version',
    detail: 'The settings file is left unchanged. Changes last until Sightline closes.',
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
  contents: 'Settings sections',
  states,
  theme: 'Theme',
  themes,
  language: 'Language',
  languages,
  languageDetail:
    'The language of the app. You can describe photos in the languages that the model understands.',
  thumbnailSize: 'Thumbnail size',
  thumbnailPixels: (pixels: string) => `${pixels} pixels high`,
  threads: 'Processor threads for indexing',
  threadsDetail:
    'Fewer threads leave more of the computer to other programs. Takes effect with the next photos.',
  threadsAutomatic: 'Automatic',
  pauseOnBattery: 'Pause on battery',
  pauseOnBatteryDetail: 'Photos are indexed only while the computer is plugged in.',
  pauseWhileWorking: 'Pause while I work',
  pauseWhileWorkingDetail: 'Photos are indexed only while the keyboard and mouse are idle.',
  indexInBackground: 'Keep indexing in the background',
  indexInBackgroundDetail: 'Photos are also indexed while the window is closed.',
  notifications: 'Notify me',
  notificationsDetail: 'When a long run finishes.',
  powerUnavailable: 'Pausing on battery or while you work is available in the desktop app only.',
  model: {
    dimensions: 'Dimensions',
    calibration: 'Match strengths',
    languages: 'Languages',
    anyLanguage: 'Not specified by the model',
    calibrations: {
      shipped: 'Calibrated with the model',
      fitted: 'Fitted to your photos',
      rough: 'Approximate until 200 photos have been indexed',
    },
    detail: 'The model runs on this computer. Nobody else sees your photos or your searches.',
  },
  checkForUpdates: 'Check for updates',
  checkForUpdatesDetail:
    'When on, Sightline checks once a day for a new version. When off, it makes no requests.',
  checkNow: 'Check now',
  checking: 'Checking…',
  install: (version: string) => `Restart to update to ${version}`,
  updates: {
    unsupported: 'This copy of Sightline can’t update itself.',
    off: 'Not checked.',
    current: 'This is the latest version.',
    available: (version: string) => `Downloading version ${version}.`,
    downloaded: (version: string) => `Version ${version} is ready.`,
    /** Shown as a notice on any screen. */
    ready: (version: string) => `Version ${version} is ready. Install it from Settings.`,
    failed: (reason: string) => `The check failed. ${reason}`,
  },
  updatesUnavailable: 'Update Sightline the same way you installed it.',
  version: 'Version',
  host: 'Running as',
  hosts: { web: 'Page in a browser', desktop: 'Desktop app' },
  licence: 'Sightline is free software under the MIT licence.',
  licences: 'Third-party licences…',
  licencesTitle: 'Licences',
  licencesLoading: 'Loading the licences…',
  licencesFailed: 'The licences could not be loaded.',
};
