/** What archives and folders of models contain, one file at a time. Runs in the fetcher process. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createTarDecoder } from 'modern-tar';
import yauzl, { type Entry } from 'yauzl';
import { SightlineError } from '../../../shared/errors.ts';

export interface ArchiveEntry {
  readonly name: string;
  /** `other`: a link, a device, something encrypted. */
  readonly kind: 'file' | 'folder' | 'other';
  /** As announced. */
  readonly size: number;
  /** Its content; to be read before the next entry. */
  readonly content: AsyncIterable<Uint8Array>;
}

const NOTHING: AsyncIterable<Uint8Array> = Readable.from([]);

/**
 * The entries of a folder, a zip or a tar, recognised by its content.
 * @throws SightlineError `not-found`, `unsupported`.
 */
export async function archiveEntries(file: string): Promise<AsyncIterable<ArchiveEntry>> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new SightlineError('not-found', `expected a model at ${file}, found nothing there`);
  if (found.isDirectory()) return folderEntries(file);
  const handle = await open(file, 'r');
  const head = Buffer.alloc(262);
  await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  if (head.toString('latin1', 0, 2) === 'PK') return zipEntries(file);
  if (head.toString('latin1', 257, 262) === 'ustar') return tarEntries(file);
  throw new SightlineError(
    'unsupported',
    `${file}: expected a folder, a .zip or a .tar with a model, received something else`,
  );
}

async function* folderEntries(folder: string): AsyncGenerator<ArchiveEntry> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.sort()) {
    const full = path.join(folder, name);
    // A link is what it leads to: the hub's own cache is made of them.
    const info = await stat(full);
    const plain = name.split(path.sep).join('/');
    if (plain.split('/').some((part) => part.startsWith('.'))) continue;
    if (info.isDirectory()) yield { name: plain, kind: 'folder', size: 0, content: NOTHING };
    else if (!info.isFile()) yield { name: plain, kind: 'other', size: 0, content: NOTHING };
    else yield { name: plain, kind: 'file', size: info.size, content: fileContent(full) };
  }
}

async function* tarEntries(file: string): AsyncGenerator<ArchiveEntry> {
  const stream = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  const decoded = stream.pipeThrough(createTarDecoder({ strict: true }));
  for await (const { header, body } of decoded) {
    const { name, size, type } = header;
    const kind = type === 'file' || type === undefined ? 'file' : type === 'directory' ? 'folder' : 'other';
    yield { name, kind, size, content: body };
  }
}

async function* zipEntries(file: string): AsyncGenerator<ArchiveEntry> {
  // Names are checked by the importer, with sentences of its own.
  const zip = await yauzl.openPromise(file, { decodeStrings: true, validateEntrySizes: true });
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: size } = entry;
      const kind = zipKind(entry);
      const content = kind === 'file' ? zipContent(zip, entry) : NOTHING;
      yield { name, kind, size, content };
    }
  } finally {
    zip.close();
  }
}

// Opened when they are read: what fails before somebody reads it would end the process.
async function* fileContent(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

async function* zipContent(
  zip: Awaited<ReturnType<typeof yauzl.openPromise>>,
  entry: Entry,
): AsyncGenerator<Uint8Array> {
  yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
}

/** Unix's file type is in the upper half of the attributes. */
function zipKind({ fileName, externalFileAttributes, generalPurposeBitFlag }: Entry): ArchiveEntry['kind'] {
  const type = (externalFileAttributes >>> 16) & 0o170000;
  if ((generalPurposeBitFlag & 1) !== 0) return 'other';
  if (fileName.endsWith('/')) return 'folder';
  return type === 0 || type === 0o100000 ? 'file' : 'other';
}
