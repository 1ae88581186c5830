/** The paths of a command, which may come as a list on standard input. Runs in the CLI process. */
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { SightlineError } from '../../shared/errors.ts';
import { joinPath, toPathBytes, type PathBytes } from '../engine/files/path-bytes.ts';
import { UsageError } from './exit-codes.ts';

/** The argument that stands for the list on standard input; a file of that name is `./-`. */
const STANDARD_INPUT = '-';

/** What `--null` does, for the help. */
export const NULL_OPTION = [
  '-0, --null',
  'paths from - are separated by NUL, as find -print0 writes them',
] as const;

/**
 * Absolute paths of the arguments, in order, with `-` replaced by the list on standard input: one path per line, or
 * per NUL if `nul` is set, so that any file name can be listed. Paths may be relative to the working directory.
 * @throws UsageError for `--null` without `-`, or a repeated `-`; SightlineError `not-found` if the list is empty.
 */
export async function readPathArguments(
  names: readonly string[],
  nul = false,
  input: Readable = process.stdin,
): Promise<PathBytes[]> {
  const lists = names.filter((name) => name === STANDARD_INPUT).length;
  if (lists > 1) throw new UsageError('expected - once, received it several times');
  if (nul && lists === 0) throw new UsageError('expected --null with -, the list on standard input');
  const paths: PathBytes[] = [];
  for (const name of names) {
    if (name === STANDARD_INPUT) paths.push(...(await readList(input, nul ? 0x00 : 0x0a)));
    else paths.push(toPathBytes(path.resolve(name)));
  }
  return paths;
}

async function readList(input: Readable, separator: number): Promise<PathBytes[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array));
  const list = Buffer.concat(chunks);
  const paths: PathBytes[] = [];
  for (let start = 0; start < list.length;) {
    const found = list.indexOf(separator, start);
    const end = found < 0 ? list.length : found;
    const name = list.subarray(start, separator === 0x0a && list[end - 1] === 0x0d ? end - 1 : end);
    if (name.length > 0) paths.push(absolute(name));
    start = end + 1;
  }
  if (paths.length === 0) {
    throw new SightlineError('not-found', 'expected a list of paths on standard input, received none');
  }
  return paths;
}

/** Keeps the bytes of a name that is not valid UTF-8. */
function absolute(name: Buffer): PathBytes {
  if (isUtf8(name)) return toPathBytes(path.resolve(name.toString('utf8')));
  return name[0] === path.sep.charCodeAt(0) ? name : joinPath(toPathBytes(process.cwd()), name);
}
