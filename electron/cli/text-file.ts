/** Reads text files that are named on the command line, in the encodings that editors write. Runs in the CLI process. */
import { readFile } from 'node:fs/promises';
import { UsageError } from './exit-codes.ts';
import { pathError } from './path-errors.ts';

/** Byte order marks and the encodings that they announce; without one, a file is UTF-8. */
const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * The text of a file, without its byte order mark: UTF-8, or UTF-16 with a byte order mark.
 * @param what the file should be, for the message, such as `a file of labels`.
 * @throws SightlineError from {@link pathError} if it can't be read; UsageError for another encoding.
 */
export async function readTextFile(name: string, what: string): Promise<string> {
  const bytes = await readFile(name).catch((error: unknown) => {
    throw pathError(error, what, name);
  });
  return decodeText(bytes, name);
}

/** Decodes a file's bytes. @throws UsageError that names the file, for anything but UTF-8 and marked UTF-16. */
function decodeText(bytes: Uint8Array, name: string): string {
  const mark = MARKS.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  try {
    const text = new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without a mark is valid UTF-8 with a NUL next to each Latin letter.
    if (!text.includes('\0')) return text;
  } catch {
    // The same message: the bytes are of no encoding that was expected.
  }
  throw new UsageError(
    `expected text in UTF-8, or in UTF-16 with a byte order mark, received another encoding in ${name}; save it as UTF-8`,
  );
}
