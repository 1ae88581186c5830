/** Reads the latest failures from the logs of all hosts of a library. Runs in the host process. */
import { readFile } from 'node:fs/promises';
import type { LoggedFailure } from '../../../shared/schemas.ts';
import { parseRecord } from '../../engine/log/record.ts';
import type { HostName } from '../log/host-log.ts';
import { logFiles } from '../log/rotate.ts';

const HOSTS: readonly HostName[] = ['app', 'serve', 'cli'];
const MOST_FAILURES = 10;

/**
 * @param directory of the logs; it need not exist.
 * @returns the latest ten, oldest first.
 */
export async function loggedFailures(directory: string): Promise<LoggedFailure[]> {
  const failures = await Promise.all(HOSTS.map((host) => lastOf(directory, host)));
  return failures
    .flat()
    .sort((one, other) => one.at - other.at)
    .slice(-MOST_FAILURES);
}

/** The latest failures of one host; reads older files only if necessary. */
async function lastOf(directory: string, host: HostName): Promise<LoggedFailure[]> {
  let found: LoggedFailure[] = [];
  for (const file of logFiles(directory, host)) {
    const text = await readFile(file, 'utf8').catch(() => '');
    found = [...failuresIn(text), ...found];
    if (found.length >= MOST_FAILURES) break;
  }
  return found.slice(-MOST_FAILURES);
}

function failuresIn(text: string): LoggedFailure[] {
  return text.split('\n').flatMap((line) => {
    // Most records are not failures, and a substring test is faster than parsing a line.
    const record = line.includes('"level":"error"') ? parseRecord(line) : null;
    return record?.level === 'error'
      ? [{ at: record.time, process: record.process, message: record.message }]
      : [];
  });
}
