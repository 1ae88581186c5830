/** The orders of a listing, each with a covering index, and positions within them. Runs in the engine process. */
import type { PhotoSort } from '../../../shared/schemas.ts';
import type { SqlValue } from './database.ts';
import type { Fragment } from './photo-filter.ts';

export interface Order {
  readonly index: string;
  /** The columns to order by; together they are unique. */
  readonly columns: readonly string[];
  readonly descending: boolean;
}

export const ORDERS: Readonly<Record<PhotoSort, Order>> = {
  newest: { index: 'photos_date', columns: ['date', 'id'], descending: true },
  oldest: { index: 'photos_date', columns: ['date', 'id'], descending: false },
  added: { index: 'photos_added', columns: ['id'], descending: true },
  path: { index: 'photos_path', columns: ['path'], descending: false },
};

/** A position in an order: the photo with these values in its columns. */
export type Position = readonly SqlValue[];

/** The terms of an SQL ORDER BY clause. */
export function orderBy({ columns, descending }: Order): string {
  return columns.map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`).join(', ');
}

/** Conditions for everything after one position (exclusive) up to another (inclusive). */
export function range(order: Order, after: Position | null, last: Position | null): Fragment[] {
  const compare = (operator: string, values: Position): Fragment => ({
    sql: `(${order.columns.join(', ')}) ${operator} (${order.columns.map(() => '?').join(', ')})`,
    values,
  });
  return [
    ...(after === null ? [] : [compare(order.descending ? '<' : '>', after)]),
    ...(last === null ? [] : [compare(order.descending ? '>=' : '<=', last)]),
  ];
}
