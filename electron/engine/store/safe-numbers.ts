/** Keeps integers of the database within what a JavaScript number can hold. Runs in the engine process. */

/**
 * SQL for an integer column, clamped to ±(2^53 - 1). SQLite stores 64 bits, and reading a larger number throws; rows
 * of earlier versions hold what the file system reported.
 */
export function safe(column: string): string {
  return `max(min(${column}, ${Number.MAX_SAFE_INTEGER}), ${Number.MIN_SAFE_INTEGER})`;
}
