/**
 * Opens a tower so that it can't take the process down twice: ONNX Runtime crashes while it optimises the graphs of
 * some models, which nothing can catch. A note in the cache says which opening is under way; one that a dead process
 * left behind means that this level of optimisation killed it, and the next lower one is tried. Runs in the engine and
 * embedder processes.
 */
import { writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import { log } from '../log/log.ts';

/** How far ONNX Runtime rewrites a graph before it runs it. */
export type Optimisation = 'all' | 'extended' | 'basic';

/** How often a tower can end a process before it is refused. */
export const MOST_CRASHES = 3;
/** What is received in place of a tower that can be opened. */
export const CRASHES_AT_EVERY_LEVEL =
  'one that ended the process at every level of optimisation; take another variant of the model';

const LEVELS: readonly Optimisation[] = ['all', 'extended', 'basic'];

export interface GuardedTower {
  /** Identifies the tower: its digest, and which part of a joint file it is. */
  readonly key: string;
  /** The level to begin with. */
  readonly from: Optimisation;
  /** Version of the runtime: another one may have mended or broken something. */
  readonly runtime: string;
  /** Where notes are kept; null for none. */
  readonly cacheDir: string | null;
}

interface Note {
  /** Levels that ended a process or failed. */
  readonly failed: readonly Optimisation[];
  /** The level that worked last; null if none did yet. */
  readonly works: Optimisation | null;
  /** The opening under way. */
  readonly trying: { readonly level: Optimisation; readonly pid: number } | null;
}

const FRESH: Note = { failed: [], works: null, trying: null };

/**
 * Calls `open` with the highest level that is not known to fail.
 * @throws what `open` throws at the last level, or an Error if every level has ended a process.
 */
export async function openGuarded<Opened>(
  tower: GuardedTower,
  open: (level: Optimisation) => Promise<Opened>,
): Promise<Opened> {
  const file = noteFile(tower);
  let note = blameDead(await readNote(file));
  let first: Error | null = null;
  for (const level of LEVELS.slice(LEVELS.indexOf(tower.from))) {
    if (note.failed.includes(level)) continue;
    // A level that has worked needs no note: it saves a write at every start.
    const known = note.works === level;
    if (!known) await writeNote(file, { ...note, trying: { level, pid: process.pid } });
    const release = known ? () => {} : forgiveOnExit(file, { ...note, trying: null });
    try {
      const opened = await open(level);
      if (!known) await writeNote(file, { ...note, works: level, trying: null });
      return opened;
    } catch (error) {
      // A model of the wrong shape has it at every level.
      if (error instanceof SightlineError) {
        if (!known) await writeNote(file, { ...note, trying: null });
        throw error;
      }
      first ??= error as Error;
      note = { failed: [...note.failed, level], works: null, trying: null };
    } finally {
      release();
    }
  }
  // Every level threw: that is no crash but a bad file, of which nothing needs to be kept.
  if (first !== null) {
    if (file !== null) await rm(file, { force: true }).catch(() => {});
    throw first;
  }
  throw new Error(CRASHES_AT_EVERY_LEVEL);
}

/**
 * What is known of opening a tower here: `works`; `crashes`, at every level; `doubtful`, at some level so far; or `new`,
 * it was never opened.
 */
export type OpeningHistory = 'works' | 'crashes' | 'doubtful' | 'new';

/** Reads what earlier openings left behind. Never rejects. */
export async function openingHistory(tower: GuardedTower): Promise<OpeningHistory> {
  const { failed, works } = blameDead(await readNote(noteFile(tower)));
  if (works !== null) return 'works';
  const levels = LEVELS.slice(LEVELS.indexOf(tower.from));
  if (levels.every((level) => failed.includes(level))) return 'crashes';
  return failed.length > 0 ? 'doubtful' : 'new';
}

/** A process that ends in an orderly way in the middle of an opening, because it was asked to, blames nothing. */
function forgiveOnExit(file: string | null, note: Note): () => void {
  if (file === null) return () => {};
  const onExit = (): void => {
    try {
      writeFileSync(file, JSON.stringify(note));
    } catch {
      // Then the next start takes the level below.
    }
  };
  process.once('exit', onExit);
  return () => process.off('exit', onExit);
}

/** A note whose process is gone without a result: the level that it tried is to blame. */
function blameDead(note: Note): Note {
  if (note.trying === null || isAlive(note.trying.pid)) return { ...note, trying: null };
  const { level } = note.trying;
  log.warn(
    `opening a model ended the process at the optimisation level ${level}; a lower one is taken from now on`,
  );
  return { failed: [...new Set([...note.failed, level])], works: null, trying: null };
}

function isAlive(pid: number): boolean {
  // This process can't have died; a former one had the same number.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function noteFile({ key, runtime, cacheDir }: GuardedTower): string | null {
  if (cacheDir === null) return null;
  const digest = createHash('sha256').update(`${key}\n${runtime}`).digest('hex');
  return path.join(cacheDir, `opening-${digest.slice(0, 32)}.json`);
}

async function readNote(file: string | null): Promise<Note> {
  if (file === null) return FRESH;
  try {
    const json = JSON.parse(await readFile(file, 'utf8')) as Partial<Record<keyof Note, unknown>>;
    const level = (value: unknown): Optimisation | null => LEVELS.find((each) => each === value) ?? null;
    const { pid, level: tried } = (json.trying ?? {}) as { pid?: unknown; level?: unknown };
    const trying = level(tried);
    return {
      failed: Array.isArray(json.failed) ? json.failed.flatMap((each) => level(each) ?? []) : [],
      works: level(json.works),
      trying: trying !== null && typeof pid === 'number' ? { level: trying, pid } : null,
    };
  } catch {
    return FRESH;
  }
}

async function writeNote(file: string | null, note: Note): Promise<void> {
  if (file === null) return;
  // On a full or read-only disk, the tower is opened without a note.
  await writeFileAtomically(file, Buffer.from(JSON.stringify(note)), { durable: false }).catch(
    (error: unknown) => log.warn('the opening of a model could not be noted', error),
  );
}
