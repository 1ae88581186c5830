/**
 * The settings until the host has sent its own. They repeat the contract's defaults (a test compares them), because
 * importing the schema would bring zod into the page. Pure.
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
  hubMirror: null,
  model: 'starter',
  searchHistory: true,
  thumbnailGigabytes: 20,
  thumbnailHeight: 200,
};
