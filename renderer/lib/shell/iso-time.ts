/** Formats a moment for a report, independent of locale and time zone. Pure. */

/**
 * @param milliseconds since the epoch
 * @example '2026-11-30T08:00:00.000Z'
 */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
