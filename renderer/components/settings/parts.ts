/** The sections of the settings, from top to bottom. Page. */
import type { Messages } from '../../i18n/words.ts';

export type SettingsPart = keyof Messages['settings']['sections'];

export const SETTINGS_PARTS: readonly SettingsPart[] = [
  'folders',
  'appearance',
  'performance',
  'model',
  'storage',
  'privacy',
  'updates',
  'shortcuts',
  'about',
];
