/** A fault as text, for a message to somebody who helps. English, with no name of a photo. Runs in the host process. */
import { homedir } from 'node:os';
import { appVersion } from '../engine/app-root.ts';
import { withoutFileNames } from '../engine/log/redact.ts';
import type { Fault } from './faults.ts';

/** @param logFile where the log has more. */
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
  // Who uses this computer is nobody's business.
  return withoutFileNames(text).replaceAll(homedir(), '~');
}
