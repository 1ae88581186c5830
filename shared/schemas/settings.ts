/** The user's settings, which the host keeps in settings.json in the data directory. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { hubMirror } from './models.ts';

export const languages = ['en', 'de', 'fr', 'es', 'ja', 'zh'] as const;
export const language = z.enum(languages).describe('ISO 639 code of a language of the page.');
export type Language = z.infer<typeof language>;

export const settings = z.object({
  theme: z
    .enum(['system', 'light', 'dark'])
    .default('system')
    .describe('Colour theme; `system`: follow the operating system.'),
  language: z
    .enum(['system', ...languages])
    .default('system')
    .describe(
      'Language of the page as an ISO 639 code; `system`: follow the browser or the operating system.',
    ),
  threads: z
    .int()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .describe(
      'Threads of the image encoder (intra-op threads of ONNX Runtime), 1 to 64; null: one per physical core.',
    ),
  pauseOnBattery: z
    .boolean()
    .default(false)
    .describe('Pause indexing while the computer runs on battery (desktop).'),
  pauseWhileWorking: z
    .boolean()
    .default(false)
    .describe('Index only while keyboard and mouse are idle (desktop).'),
  indexInBackground: z
    .boolean()
    .default(false)
    .describe('Keep indexing after the window is closed (desktop).'),
  notifications: z.boolean().default(true).describe('Notify when a long indexing run has ended (desktop).'),
  checkForUpdates: z
    .boolean()
    .default(false)
    .describe('Check for new versions; when off, no such request leaves the machine (desktop).'),
  model: z
    .string()
    .min(1)
    .max(LIMITS.modelName)
    .default('starter')
    .describe(
      'The model in use: `starter`, an installed model by name, or the path of a model folder. `models.use` changes ' +
        'it and checks that the model can be opened.',
    ),
  hubMirror: hubMirror
    .nullable()
    .default(null)
    .describe(
      'Server to download models from in place of huggingface.co: an https address, or an http address of this ' +
        'computer; null: what the environment variable HF_ENDPOINT names, or huggingface.co. It never sees the token.',
    ),
  searchHistory: z.boolean().default(true).describe('Remember searches, to suggest them later.'),
  thumbnailGigabytes: z
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe(
      'Most space that thumbnails take on the disk, in gigabytes, 1 to 10,000; those not seen for longest are deleted.',
    ),
  thumbnailHeight: z
    .int()
    .min(LIMITS.thumbnailHeight.least)
    .max(LIMITS.thumbnailHeight.most)
    .default(200)
    .describe(
      `Height of a grid row in CSS pixels, ${LIMITS.thumbnailHeight.least} to ${LIMITS.thumbnailHeight.most}.`,
    ),
});
export type Settings = z.infer<typeof settings>;

/** A change of settings; omitted keys keep their values. */
export const settingsChange = z.object(
  Object.fromEntries(
    Object.entries(settings.shape).map(([key, schema]) => [
      key,
      schema
        .unwrap()
        .optional()
        .describe(schema.description ?? ''),
    ]),
  ) as {
    [Key in keyof typeof settings.shape]: z.ZodOptional<ReturnType<(typeof settings.shape)[Key]['unwrap']>>;
  },
);
export type SettingsChange = z.infer<typeof settingsChange>;

export const settingsState = z.object({
  settings: settings.describe('The settings in use.'),
  state: z
    .enum(['saved', 'unsaved', 'reset', 'newer'])
    .describe(
      "`saved`: as on disk. `unsaved`: in use, but can't be written (read-only, full disk). `reset`: the file could " +
        'not be read and was renamed; these are the defaults. `newer`: a newer version wrote ' +
        'the file, which is left alone; changes last until the app is closed.',
    ),
  reason: z.string().nullable().describe('Human-readable reason why they are not saved; null: they are.'),
});
export type SettingsState = z.infer<typeof settingsState>;
