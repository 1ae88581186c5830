/** Formats a fault as English text, without names of photos, to send to whoever helps. Runs in the host process. */
import { homedir } from 'node:os';
import { appVersion } from '../engine/app-root.ts';
import { withoutFileNames } from '../engine/log/redact.ts';
import type { Fault } from './faults.ts';

/** @param logFile the log with more details. */
export function faultInWords({ id, at, request, message, stack }: Fault, logFile: string): string {
  const electron = process.versions['electron'];
  const runtime = electron === undefined ? `Node.js ${process.versions.node}` : `Electron ${electron}`;
  const text = [
    `Sightline ${appVersion}, ${process.platform}-${process.arch}, ${runtime}`,
    `Failure ${id} of ${request} at ${new Date(at).toISOString()}`,
    message,
    stack,
    `Log: ${logFile}`,
  ].join('\n');
  // Hide the user's name, which is part of the home directory's path.
  return withoutFileNames(text).replaceAll(homedir(), '~');
}
