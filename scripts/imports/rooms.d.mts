export interface Room {
  /** Folder (with `/` at its end) or file, relative to the root. */
  readonly place: string;
  readonly mayImport: readonly string[];
}

/** The rooms of ARCHITECTURE.md, in its order. */
export function readRooms(page: string, exists: (place: string) => boolean): Room[];

/** One line for each import that its room may not have, and for each file that is in no room. */
export function findTrespasses(
  graph: ReadonlyMap<string, readonly string[]>,
  rooms: readonly Room[],
): string[];
