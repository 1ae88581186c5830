/** Where a part of the photo index begins, as opaque text that a page hands back. Runs in the engine process. */
import { z } from 'zod';
import { SightlineError } from '../../../shared/errors.ts';
import type { PhotoSort } from '../../../shared/schemas.ts';
import type { Position } from '../store/photo-order.ts';

/** After a photo of the whole library, which had `total` photos when the first part was read. */
interface LibraryPlace {
  readonly total: number;
  readonly position: Position;
}

/** An offset into the gathered listing `number`, and the photo before it. */
export interface GatheredPlace {
  readonly number: number;
  readonly offset: number;
  readonly lastId: number;
}

export type Cursor = ({ readonly kind: 'all' } & LibraryPlace) | ({ readonly kind: 'some' } & GatheredPlace);

const count = z.int().min(0);
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const positions = {
  newest: z.tuple([z.number(), count]),
  oldest: z.tuple([z.number(), count]),
  added: z.tuple([count]),
  path: z.tuple([bytes]),
} as const satisfies Record<PhotoSort, z.ZodType<Position>>;

/** A place in a listing with this order, as text for {@link parseCursor}. */
export function formatCursor(sort: PhotoSort, cursor: Cursor): string {
  const value =
    cursor.kind === 'some'
      ? [sort, cursor.number, cursor.offset, cursor.lastId]
      : [sort, cursor.total, cursor.position.map(plain)];
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** @throws SightlineError `invalid-input` if it is not a cursor of this sort. */
export function parseCursor(text: string, sort: PhotoSort): Cursor {
  const place = z.union([
    z.tuple([z.literal(sort), count, positions[sort]]),
    z.tuple([z.literal(sort), count, count, count]),
  ]);
  const { data } = place.safeParse(json(text));
  if (data === undefined) {
    throw new SightlineError(
      'invalid-input',
      `expected 'after' to be the 'next' of a part sorted by ${sort}, received something else`,
    );
  }
  return data.length === 3
    ? { kind: 'all', total: data[1], position: data[2] }
    : { kind: 'some', number: data[1], offset: data[2], lastId: data[3] };
}

function plain(value: Position[number]): string | number {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : Number(value);
}

function json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
