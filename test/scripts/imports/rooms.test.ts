import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTrespasses, readRooms } from '../../../scripts/imports/rooms.mjs';
import { appRoot } from '../../../electron/engine/app-root.ts';

const PLACES = ['shared/', 'host/', 'page/', 'page/top/', 'page/middle/', 'page/ground/', 'page/start.ts'];
const exists = (place: string) => PLACES.includes(place);

function pageOf(hostMayImport: string, middleMayImport: string): string {
  return `
| folder    | what lives there | may import         |
| --------- | ---------------- | ------------------ |
| \`shared/\` | the contract     | nothing            |
| \`host/\`   | the host         | ${hostMayImport}   |

Rooms of the page (\`page/\`), from the top floor down; each may import \`shared/\` and the rooms below
it that are named here:

| room         | what lives there | may import         |
| ------------ | ---------------- | ------------------ |
| \`start.ts\` | starts           | everything below   |
| \`top/\`     | the top          | \`middle/\`        |
| \`middle/\`  | the middle       | ${middleMayImport} |
| \`ground/\`  | the ground       |                    |
`;
}

const trespasses = (
  edges: Readonly<Record<string, readonly string[]>>,
  page = pageOf('`shared/`', '`ground/`'),
) => findTrespasses(new Map(Object.entries(edges)), readRooms(page, exists));

describe('rooms', () => {
  it('Rooms may import what their row names, what all rooms of their table may, and themselves', () => {
    const allowed = {
      'host/main.ts': ['shared/a.ts', 'host/other.ts'],
      'page/start.ts': ['page/top/a.ts', 'page/ground/b.ts', 'shared/a.ts'],
      'page/top/a.ts': ['page/middle/b.ts', 'shared/a.ts'],
      'page/middle/b.ts': ['page/ground/c.ts'],
    };
    expect(trespasses(allowed)).toEqual([]);
  });

  it('Rooms may import nothing else, even where a room between them may', () => {
    expect(trespasses({ 'page/top/a.ts': ['page/ground/c.ts'] })).toEqual([
      'page/top/a.ts imports page/ground/c.ts: page/top/ may not, says ARCHITECTURE.md',
    ]);
    expect(trespasses({ 'shared/a.ts': ['host/main.ts'] })).toHaveLength(1);
    expect(trespasses({ 'host/main.ts': ['page/start.ts'] })).toHaveLength(1);
  });

  it('Rooms include every file', () => {
    expect(trespasses({ 'page/stray.ts': [] })).toEqual(['page/stray.ts is in no room of ARCHITECTURE.md']);
  });

  it('Rooms never import a room above them, whatever their row says', () => {
    expect(() => readRooms(pageOf('', '`top/`'), exists)).toThrow(
      /page\/middle\/.* below it only, found page\/top\//,
    );
  });

  it('Rooms exist: a name that stands for nothing is refused', () => {
    expect(() => readRooms(pageOf('`attic/`', ''), exists)).toThrow(
      'a file or folder named attic/, found none',
    );
  });
});

it('ARCHITECTURE.md names the rooms of the engine, of the page, and every host', () => {
  const onDisk = (place: string) => {
    const file = path.join(appRoot, place);
    return existsSync(file) && statSync(file).isDirectory() === place.endsWith('/');
  };
  const rooms = readRooms(readFileSync(path.join(appRoot, 'ARCHITECTURE.md'), 'utf8'), onDisk);
  const mayImport = (name: string) => rooms.find(({ place }) => place === name)?.mayImport;
  expect(mayImport('shared/')).toEqual([]);
  expect(mayImport('renderer/state/')).toContain('renderer/lib/');
  expect(mayImport('electron/engine/store/')).toContain('electron/engine/files/');
  for (const host of ['electron/desktop/', 'electron/host/', 'electron/web/', 'electron/cli/']) {
    expect(mayImport(host), host).toContain('electron/engine/api/');
    expect(mayImport(host), host).not.toContain('electron/engine/store/');
  }
});
