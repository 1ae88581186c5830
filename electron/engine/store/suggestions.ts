/** Suggestions while typing: texts of the history, and names of things in the library. Runs in the engine process. */
import type { Suggestion } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

interface Candidate {
  readonly suggestion: Suggestion;
  /** Without case and diacritics. */
  readonly folded: string;
}

/** The order among equally good fits; within a kind, the latest first or by name. */
const SOURCES = `
  SELECT 'history' AS kind, text, NULL AS id, 0 AS source, -used_at AS rank FROM search_history
  UNION ALL SELECT 'search', name, id, 1, 0 FROM saved_searches
  UNION ALL SELECT 'tag', name, id, 2, 0 FROM tags WHERE photos > 0
  UNION ALL SELECT 'album', name, id, 3, 0 FROM albums
  UNION ALL SELECT 'label', value, NULL, 4, 0 FROM (SELECT DISTINCT value FROM label_sets, json_each(labels))
  UNION ALL SELECT 'camera', camera, NULL, 5, 0 FROM cameras`;
/** One seek per camera instead of reading every photo. */
const CAMERAS = `WITH RECURSIVE seek (camera) AS (
    SELECT min(camera) FROM photos WHERE camera IS NOT NULL
    UNION ALL SELECT (SELECT min(camera) FROM photos WHERE camera > seek.camera) FROM seek WHERE camera IS NOT NULL
  ), cameras AS (SELECT camera FROM seek WHERE camera IS NOT NULL)`;

export class Suggestions {
  readonly #database: Database;
  #known: { readonly stamp: string; readonly candidates: readonly Candidate[] } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Suggestions for a text: first what begins with it, then what has a word that does, then what contains it
   * anywhere;
   * ignores case and diacritics. Without a text, the latest of the history, then the rest.
   */
  find(text: string, limit: number): Suggestion[] {
    const wanted = fold(text.trim());
    const fitting: Candidate[][] = [[], [], []];
    const seen = new Set<string>();
    for (const candidate of this.#candidates()) {
      const place = fit(candidate.folded, wanted);
      // A label that was also searched for is the same text twice.
      const { kind } = candidate.suggestion;
      const key = `${kind === 'label' ? 'history' : kind} ${candidate.folded}`;
      if (place === null || seen.has(key)) continue;
      seen.add(key);
      fitting[place]?.push(candidate);
    }
    return fitting
      .flat()
      .slice(0, limit)
      .map(({ suggestion }) => suggestion);
  }

  #candidates(): readonly Candidate[] {
    const stamp = this.#database.stamp();
    if (this.#known?.stamp !== stamp) {
      const candidates = this.#database
        .all<Suggestion>(
          `${CAMERAS} SELECT kind, text, id FROM (${SOURCES}) ORDER BY source, rank, text COLLATE NOCASE`,
        )
        .map((row) => ({ suggestion: { ...row }, folded: fold(row.text) }));
      this.#known = { stamp, candidates };
    }
    return this.#known.candidates;
  }
}

/** 0: begins with it, 1: one of its words does, 2: contains it, null: does not contain it. */
function fit(text: string, wanted: string): 0 | 1 | 2 | null {
  const first = text.indexOf(wanted);
  if (first <= 0) return first === 0 ? 0 : null;
  for (let at = first; at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return 1;
  }
  return 2;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
