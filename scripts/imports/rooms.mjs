/**
 * Reads the project's rooms and what each may import from the tables of ARCHITECTURE.md, so that the documentation is
 * also the rule. Pure.
 *
 * A table counts if its last column is `may import`. A row stands for the folders and files in its first column;
 * besides themselves, they may import only what the last column names. The paragraph before a table can name the
 * folder of its rooms, and what all of them may import: "Rooms of the page (`renderer/`), …; each may import
 * `shared/` and the rooms below it".
 */
import path from 'node:path';

/** Folders in which to look up names, after the table's own folder. */
const BASES = ['', 'electron', 'electron/engine'];

/**
 * @typedef {object} Room
 * @property {string} place folder (with `/` at its end) or file, relative to the root
 * @property {readonly string[]} mayImport places
 */

/**
 * @param {string} page text of ARCHITECTURE.md
 * @param {(place: string) => boolean} exists whether a file or folder of that name exists, relative to the root
 * @returns {Room[]} in the order of the page
 * @throws Error if a name can't be resolved, or a room may import one above it in the same table
 */
export function readRooms(page, exists) {
  const rooms = [];
  for (const { base, rows, shared } of tablesOf(page)) {
    const resolve = (name) => resolveName(name, [base, ...BASES], exists);
    const forAll = namesOf(shared).map(resolve);
    const places = rows.map(({ first }) => namesOf(first).map(resolve));
    for (const [index, { last }] of rows.entries()) {
      const below = places.slice(index + 1).flat();
      const named = /everything below/.test(last) ? below : namesOf(last).map(resolve);
      const above =
        base === ''
          ? undefined
          : places
              .slice(0, index)
              .flat()
              .find((place) => named.includes(place));
      if (above !== undefined) {
        throw new Error(`expected ${places[index].join(', ')} to import rooms below it only, found ${above}`);
      }
      const everything = /^everything$/.test(last.trim());
      for (const place of places[index]) {
        rooms.push({ place, mayImport: everything ? [''] : [...forAll, ...named] });
      }
    }
  }
  return rooms;
}

/**
 * @param {Map<string, readonly string[]>} graph what each file imports
 * @param {readonly Room[]} rooms
 * @returns one line per forbidden import, and per file outside all rooms
 */
export function findTrespasses(graph, rooms) {
  return [...graph].flatMap(([file, targets]) => {
    const room = roomOf(file, rooms);
    if (!room) return [`${file} is in no room of ARCHITECTURE.md`];
    return targets
      .filter((target) => !maySee(room, target, rooms))
      .map((target) => `${file} imports ${target}: ${room.place} may not, says ARCHITECTURE.md`);
  });
}

function maySee(room, target, rooms) {
  return (
    roomOf(target, rooms)?.place === room.place || room.mayImport.some((place) => isInside(target, place))
  );
}

/** The innermost room of a file. */
function roomOf(file, rooms) {
  return rooms
    .filter(({ place }) => isInside(file, place))
    .sort((one, other) => other.place.length - one.place.length)[0];
}

function isInside(file, place) {
  return file === place || place === '' || (place.endsWith('/') && file.startsWith(place));
}

function tablesOf(page) {
  const tables = [];
  let paragraph = '';
  for (const block of page.split(/\n\s*\n/)) {
    const lines = block.trim().split('\n');
    const cells = lines.filter((line) => line.startsWith('|')).map(cellsOf);
    if (cells[0]?.at(-1) === 'may import') {
      const base = /^Rooms of [^`]*\(`([^`]+)\/`\)/.exec(paragraph)?.[1] ?? '';
      const shared = /each may import (.*?) and the rooms/s.exec(paragraph)?.[1] ?? '';
      tables.push({ base, shared, rows: cells.slice(2).map((row) => ({ first: row[0], last: row.at(-1) })) });
    } else paragraph = block.trim();
  }
  return tables;
}

function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function namesOf(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
}

function resolveName(name, bases, exists) {
  const place = bases.map((base) => path.posix.join(base, name)).find(exists);
  if (place === undefined) throw new Error(`expected a file or folder named ${name}, found none`);
  return place;
}
