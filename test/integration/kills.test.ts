/**
 * `kill -9` of a command and its services at random moments of indexing, with thumbnails: whatever was acknowledged is
 * there with its vector and its thumbnail, and the database is sound. A few kills in CI; many by hand:
 * `SIGHTLINE_KILLS=60 npx vitest run test/integration/kills.test.ts`. `SIGHTLINE_KILLS_SEED` repeats a run.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataDirLayout } from '../../electron/engine/files/data-dir.ts';
import { thumbnailPath } from '../../electron/engine/files/thumbnail-files.ts';
import { Database } from '../../electron/engine/store/database.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { writeVariants } from '../support/photo-folders.ts';
import { markProcesses } from '../support/processes.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { runCli, startCli } from '../support/run-cli.ts';

const PHOTOS = 120;
const KILLS = Number(process.env['SIGHTLINE_KILLS'] ?? 3);
const SEED = Number(process.env['SIGHTLINE_KILLS_SEED'] ?? 1);
/** Longest time from a start to its kill, in milliseconds: indexing all photos takes about as long. */
const LONGEST = 5_000;
const DEADLINE = { timeout: 60_000, interval: 50 };

let home: string;
let photos: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-kills-'));
  photos = path.join(home, 'photos');
  writeVariants(photos, PHOTOS);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface DoneRow {
  readonly id: number;
  readonly hash: string;
  readonly colour: number | null;
  readonly version: number | null;
}

/** Ids of done photos, after checking the database, their vectors and their thumbnails. */
async function acknowledged(dataDir: string): Promise<number[]> {
  const { database: file, thumbnails } = dataDirLayout(dataDir);
  if (!existsSync(file)) return [];
  const database = Database.openReader(file);
  let rows: DoneRow[];
  try {
    // Killed before its first migration was through, it has no tables.
    if (database.all("SELECT 1 FROM sqlite_schema WHERE name = 'vectors'").length === 0) return [];
    expect(database.all('PRAGMA integrity_check').map((row) => ({ ...row }))).toEqual([
      { integrity_check: 'ok' },
    ]);
    expect(database.all('PRAGMA foreign_key_check')).toEqual([]);
    rows = database.all<DoneRow>(
      `SELECT id, lower(hex(content_hash)) AS hash, colour, thumbnail_version AS version FROM photos
        WHERE state = 'done' ORDER BY id`,
    );
  } finally {
    database.close();
  }
  const store = openStore(dataDir, 'reader');
  try {
    const space = store.spaces.list()[0];
    expect(rows.length === 0 || space !== undefined).toBe(true);
    if (space) {
      expect(store.vectors.count(space.id)).toBe(rows.length);
      for (const { id } of rows) expect(store.vectors.get(id, space.id)).toBeInstanceOf(Float32Array);
    }
  } finally {
    store.close();
  }
  for (const { hash, colour, version } of rows) {
    expect(colour).not.toBeNull();
    expect(version).not.toBeNull();
    const { data } = await sharp(readFileSync(thumbnailPath(thumbnails, hash, 'small')))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data.length).toBeGreaterThan(0);
  }
  return rows.map(({ id }) => id);
}

it(
  'Whatever was acknowledged survives kills while photos are indexed, with its vector and thumbnail',
  { timeout: 120_000 + KILLS * 30_000 },
  async () => {
    const random = randomNumbers(SEED);
    const mark = markProcesses();
    let dataDir = path.join(home, 'data-0');
    let before: number[] = [];
    let unfinished = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const command = startCli(['index', photos, '--data-dir', dataDir], { env: mark.env });
      await sleep(random() * LONGEST);
      for (const { pid } of mark.living()) process.kill(pid, 'SIGKILL');
      await command.finished;
      await expect.poll(mark.living, DEADLINE).toEqual([]);
      const now = await acknowledged(dataDir);
      expect(now).toEqual(expect.arrayContaining(before));
      before = now;
      if (now.length < PHOTOS) unfinished++;
      else {
        // The next kills meet a new library.
        dataDir = path.join(home, `data-${kill + 1}`);
        before = [];
      }
    }
    const last = await runCli(['index', photos, '--json', '--data-dir', dataDir]);
    expect(last.code, last.stderr).toBe(0);
    expect(await acknowledged(dataDir)).toHaveLength(PHOTOS);
    console.log(`${KILLS} kills, ${unfinished} of them before the end; seed ${SEED}`);
  },
);
