/**
 * The settings before the host has told its own. As in the contract (a test compares them); not taken from its schema,
 * which would bring zod into the page. Pure.
 */
import type { Settings } from '../../../shared/schemas.ts';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  threads: null,
  pauseOnBattery: false,
  pauseWhileWorking: false,
  indexInBackground: false,
  notifications: true,
  checkForUpdates: false,
  searchHistory: true,
  thumbnailHeight: 200,
};
