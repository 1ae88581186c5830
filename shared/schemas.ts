/**
 * The data that crosses the contract, as zod schemas with their types; schemas/ has one file per topic. Paths are
 * display text only (invalid UTF-8 is escaped as \xNN): pages refer to photos, folders and directories by id. Runs
 * anywhere.
 */
export * from './schemas/albums.ts';
export * from './schemas/app.ts';
export * from './schemas/base.ts';
export * from './schemas/classify.ts';
export * from './schemas/comparison.ts';
export * from './schemas/doctor.ts';
export * from './schemas/events.ts';
export * from './schemas/filter.ts';
export * from './schemas/folders.ts';
export * from './schemas/library.ts';
export * from './schemas/models.ts';
export * from './schemas/photos.ts';
export * from './schemas/remotes.ts';
export * from './schemas/runs.ts';
export * from './schemas/search.ts';
export * from './schemas/settings.ts';
export * from './schemas/spaces.ts';
export * from './schemas/tags.ts';
