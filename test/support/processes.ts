/** Finds the processes of one test by a mark in their environment, whoever their parent is by now (Linux only). */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Role = 'host' | 'engine' | 'embedder' | 'decoder' | 'fetcher' | 'courier';

export interface OurProcess {
  readonly pid: number;
  readonly role: Role;
}

const MARK = 'SIGHTLINE_TEST_MARK';

export interface ProcessMark {
  /** For the environment of a command; its engine and embedder inherit it. */
  readonly env: Readonly<Record<string, string>>;
  /** Living processes that carry the mark: the command, its engine and its embedder. */
  readonly living: () => OurProcess[];
  /** Process id of the one in that role; throws when there is none. */
  pidOf(role: Role): number;
}

/** A mark that no other test has. */
export function markProcesses(): ProcessMark {
  const value = randomUUID();
  const living = (): OurProcess[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
          if (!environment.includes(`${MARK}=${value}`)) return [];
          const role = roleOf(readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0'));
          return role === null ? [] : [{ pid: Number(name), role }];
        } catch {
          // Ended while we looked.
          return [];
        }
      });
  return {
    env: { [MARK]: value },
    living,
    pidOf(role) {
      const found = living().find((each) => each.role === role);
      if (!found) throw new Error(`no ${role} process of this test is running`);
      return found.pid;
    },
  };
}

function roleOf(command: readonly string[]): Role | null {
  const names = command.map((part) => path.basename(part));
  if (names.includes('engine.js')) return 'engine';
  if (names.includes('embedder.js')) return 'embedder';
  if (names.includes('decoder.js')) return 'decoder';
  if (names.includes('fetcher.js')) return 'fetcher';
  if (names.includes('courier.js')) return 'courier';
  return names.includes('sightline.mjs') ? 'host' : null;
}
