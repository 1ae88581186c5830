/**
 * Tags of photos as a file, in parts that join, in order, to a CSV with a header or one JSON array. Pure.
 *
 * [Note: formulas] A spreadsheet takes a cell that begins with = + - @ or a tab for a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection). In CSV such a cell gets a leading apostrophe
 * (csv-stringify's escape_formulas), so a tag named `-x` appears as `'-x`. JSON is exact.
 */
import { stringify } from 'csv-stringify/sync';
import type { TagSource } from '../../../shared/schemas.ts';

export interface TagOfPhoto {
  readonly name: string;
  readonly source: TagSource;
  /** For a model's tags, 0 to 1. */
  readonly strength: number | null;
  /** For a model's tags: the vector space of the measurement, which names the model. */
  readonly spaceKey: string | null;
  /** Milliseconds since the epoch. */
  readonly taggedAt: number;
}

export interface TaggedPhoto {
  readonly path: string;
  readonly tags: readonly TagOfPhoto[];
}

/** One row per tag of each photo. */
export const CSV_COLUMNS = ['path', 'tag', 'source', 'strength', 'model', 'tagged_at'] as const;

export interface PartPlace {
  readonly first: boolean;
  readonly last: boolean;
}

/** Rows of some photos, one per tag; the first part includes the header. Times are ISO 8601, UTC. */
export function csvPart(photos: readonly TaggedPhoto[], { first }: PartPlace): string {
  const rows = photos.flatMap(({ path, tags }) =>
    tags.map(({ name, source, strength, spaceKey, taggedAt }) => [
      path,
      name,
      source,
      strength === null ? '' : strength.toFixed(4),
      spaceKey ?? '',
      new Date(taggedAt).toISOString(),
    ]),
  );
  return stringify([...(first ? [[...CSV_COLUMNS]] : []), ...rows], { escape_formulas: true });
}

/** One object per photo, `{path, tags: [{tag, source, strength, model, taggedAt}]}`, each on its own line. */
export function jsonPart(photos: readonly TaggedPhoto[], { first, last }: PartPlace): string {
  const lines = photos.map(({ path, tags }) =>
    JSON.stringify({
      path,
      tags: tags.map(({ name, source, strength, spaceKey, taggedAt }) => ({
        tag: name,
        source,
        strength,
        model: spaceKey,
        taggedAt: new Date(taggedAt).toISOString(),
      })),
    }),
  );
  const separator = first || lines.length === 0 ? '' : ',';
  const body = lines.join(',\n');
  return `${first ? '[' : ''}${separator}${body === '' ? '' : `\n${body}`}${last ? '\n]\n' : ''}`;
}
