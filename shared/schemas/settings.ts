/** The user's settings, kept by the host in settings.json of the data directory. */
import { z } from 'zod';

export const languages = ['en', 'de', 'fr', 'es', 'ja', 'zh'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['system', ...languages]).default('system'),
  /** ONNX intra-op threads of the image encoder; null: physical cores. */
  threads: z.int().min(1).max(64).nullable().default(null),
  pauseOnBattery: z.boolean().default(false),
  /** Index only while the keyboard and mouse rest. */
  pauseWhileWorking: z.boolean().default(false),
  /** Go on indexing when the window is closed (desktop). */
  indexInBackground: z.boolean().default(false),
  /** Tell when a long index has ended (desktop). */
  notifications: z.boolean().default(true),
  /** Look for new versions; no request is made before the user turns it on (desktop). */
  checkForUpdates: z.boolean().default(false),
  /** Remember searches for suggestions. */
  searchHistory: z.boolean().default(true),
  /** Height of a row of the grid, CSS pixels. */
  thumbnailHeight: z.int().min(80).max(480).default(200),
});
export type Settings = z.infer<typeof settings>;

/** What a page changes; keys that are left out stay. */
export const settingsChange = z.object(
  Object.fromEntries(
    Object.entries(settings.shape).map(([key, schema]) => [key, schema.unwrap().optional()]),
  ) as {
    [Key in keyof typeof settings.shape]: z.ZodOptional<ReturnType<(typeof settings.shape)[Key]['unwrap']>>;
  },
);
export type SettingsChange = z.infer<typeof settingsChange>;

export const settingsState = z.object({
  settings,
  /**
   * `saved`: as on disk. `unsaved`: in use, but can't be written (read-only, full disk). `reset`: the file could not be
   * read and was kept aside under another name; these are the defaults. `newer`: the file is of a newer version, is
   * left alone, and changes last until the app is closed.
   */
  state: z.enum(['saved', 'unsaved', 'reset', 'newer']),
  /** Why, for a person; null when saved. */
  reason: z.string().nullable(),
});
export type SettingsState = z.infer<typeof settingsState>;
