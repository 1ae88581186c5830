/**
 * Lists photos in parts, for a page's grid. Without a filter, each part continues where the previous one ended. With
 * a filter, the first request gathers everything that passes and keeps it until the last part is taken: the total
 * must be known, and checking a million photos again for each part would take too long. Runs in the engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { RecentMap } from '../../../shared/recent-map.ts';
import type { Listing, ListingColumns } from '../store/listing.ts';
import type { Marks } from '../store/marks.ts';
import { isOpen, type PhotoFilter } from '../store/photo-filter.ts';
import type { EngineApi } from '../api/engine-api.ts';
import { encodeColumns } from './photo-index-columns.ts';
import { formatCursor, parseCursor, type Cursor, type GatheredPlace } from './photo-index-cursor.ts';

type Part = Awaited<ReturnType<EngineApi['photos']['index']>>;
type Query = Omit<Parameters<EngineApi['photos']['index']>[0], 'filter'>;

/** Filtered listings to keep, about 10 MB each for a million photos; the oldest is dropped. */
const MOST_GATHERED = 4;

interface Gathered {
  readonly question: string;
  readonly columns: ListingColumns;
}

export class PhotoIndex {
  readonly #listing: Listing;
  readonly #marks: Marks;
  readonly #kept = new RecentMap<number, Gathered>(MOST_GATHERED);
  #lastNumber = 0;

  constructor({ listing, marks }: { listing: Listing; marks: Marks }) {
    this.#listing = listing;
    this.#marks = marks;
  }

  /** @throws SightlineError `invalid-input` for a cursor of another sort, `cancelled`. */
  async part(query: Query, filter: PhotoFilter, signal?: AbortSignal): Promise<Part> {
    const cursor = query.after === undefined ? null : parseCursor(query.after, query.sort);
    return isOpen(filter) ? this.#partOfAll(query, cursor) : this.#partOfSome(query, cursor, filter, signal);
  }

  async #partOfAll({ sort, limit }: Query, cursor: Cursor | null): Promise<Part> {
    const flags = await this.#marks.flags();
    const from = cursor?.kind === 'all' ? cursor : null;
    const total = from?.total ?? this.#listing.count();
    // Counting a million photos takes as long as reading a part.
    if (from === null) await nextTurn();
    const { columns, next } = this.#listing.page(sort, from?.position ?? null, limit);
    return {
      ...encodeColumns(columns, 0, columns.ids.length, flags),
      total,
      next: next === null ? null : formatCursor(sort, { kind: 'all', total, position: next }),
    };
  }

  async #partOfSome(
    { sort, limit }: Query,
    cursor: Cursor | null,
    filter: PhotoFilter,
    signal?: AbortSignal,
  ): Promise<Part> {
    const from = cursor?.kind === 'some' ? cursor : null;
    const question = JSON.stringify([sort, filter]);
    const known = from === null ? undefined : this.#kept.get(from.number);
    const kept = from !== null && known?.question === question ? { ...known, ...from } : null;
    const columns = kept?.columns ?? (await this.#listing.matching(sort, filter, signal));
    const number = kept?.number ?? ++this.#lastNumber;
    const start = kept?.offset ?? (from === null ? 0 : placeAfter(columns, from));
    const end = Math.min(columns.ids.length, start + limit);
    const more = end < columns.ids.length;
    if (more) this.#kept.set(number, { question, columns });
    else this.#kept.delete(number);
    const next = { kind: 'some', number, offset: end, lastId: columns.ids[end - 1] ?? 0 } as const;
    return {
      ...encodeColumns(columns, start, end, await this.#marks.flags()),
      total: columns.ids.length,
      next: more ? formatCursor(sort, next) : null,
    };
  }
}

/** When gathered again, as after a restart of the engine, the listing may have grown or shrunk before that place. */
function placeAfter({ ids }: ListingColumns, { offset, lastId }: GatheredPlace): number {
  const index = ids.indexOf(lastId);
  return index === -1 ? Math.min(offset, ids.length) : index + 1;
}
