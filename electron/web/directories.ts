/**
 * Lists directories of the server's machine, so that a page without a native picker can add folders. The page sees
 * opaque ids that are valid for this run; no id can lead outside the roots, because each use resolves links again and
 * checks. Runs in the host process.
 */
import { randomBytes } from 'node:crypto';
import type { Dir, Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import type { Directory, DirectoryListing } from '../../shared/schemas.ts';
import { asBuffer, baseName, isInside, joinPath, showPath, toPathBytes } from '../engine/files/path-bytes.ts';
import type { DirectoryBrowser } from '../host/context.ts';

/** Maximum directories per listing; a folder with more is refused rather than shown in part. */
const MAX_LISTED = 10_000;
const DOT = 0x2e;
const SEPARATOR = path.sep.charCodeAt(0);

/**
 * Creates a browser of the directories below `roots`.
 * @param roots existing directories; the home directory if empty.
 * @throws SightlineError invalid-input if a root is not an existing directory.
 */
export async function createDirectoryBrowser(roots: readonly string[]): Promise<DirectoryBrowser> {
  const realRoots: Buffer[] = [];
  for (const root of roots.length > 0 ? roots : [homedir()]) {
    const real = await realDirectory(toPathBytes(path.resolve(root))).catch(() => null);
    if (!real) {
      throw new SightlineError('invalid-input', `expected an existing directory as a root, received ${root}`);
    }
    if (!realRoots.some((other) => other.equals(real))) realRoots.push(real);
  }
  return new RootedBrowser(realRoots);
}

class RootedBrowser implements DirectoryBrowser {
  readonly #roots: readonly Buffer[];
  readonly #paths = new Map<string, Buffer>();
  /** Ids by path (bytes as latin1), so that a directory keeps its id for the whole run. */
  readonly #ids = new Map<string, string>();

  constructor(roots: readonly Buffer[]) {
    this.#roots = roots;
  }

  async resolve(id: string): Promise<Buffer> {
    const stored = this.#paths.get(id);
    if (!stored) {
      throw new SightlineError(
        'not-found',
        'expected the id of a directory listed since Sightline started, received another',
      );
    }
    const real = await realDirectory(stored).catch((thrown: unknown) => {
      throw describe(stored, thrown);
    });
    // The directory may have been replaced by a link since it was listed.
    if (!this.#isOffered(real)) {
      throw new SightlineError(
        'forbidden',
        `expected a directory below the roots, received ${showPath(stored)}`,
      );
    }
    return real;
  }

  async list(id: string | undefined, folders: ReadonlyMap<string, number>): Promise<DirectoryListing> {
    if (id === undefined) {
      const directories = this.#roots.map((root) => this.#entry(root, showPath(root), folders));
      return { parentId: null, current: null, directories };
    }
    const current = await this.resolve(id);
    const children = await this.#children(current);
    const directories = [...children.values()].map(({ real, name }) =>
      this.#entry(real, showPath(name), folders),
    );
    const parent = toPathBytes(path.sep).equals(current) ? current : parentOf(current);
    return {
      parentId: !parent.equals(current) && this.#isOffered(parent) ? this.#idOf(parent) : null,
      current: this.#entry(current, this.#nameOf(current), folders),
      directories: directories.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    };
  }

  /** The directories in `directory` by their real path (a link and its target are one). */
  async #children(directory: Buffer): Promise<Map<string, { real: Buffer; name: Buffer }>> {
    const children = new Map<string, { real: Buffer; name: Buffer }>();
    try {
      for await (const entry of await openBytes(directory)) {
        const isLink = entry.isSymbolicLink();
        if (entry.name[0] === DOT || !(isLink || entry.isDirectory())) continue;
        const child = joinPath(directory, entry.name);
        // Skip a dangling link, or one that vanished meanwhile.
        const real = isLink ? await realDirectory(child).catch(() => null) : child;
        if (!real || !this.#isOffered(real)) continue;
        const key = real.toString('latin1');
        if (!isLink || !children.has(key)) children.set(key, { real, name: entry.name });
        if (children.size > MAX_LISTED) {
          const text = `expected at most ${MAX_LISTED} directories in ${showPath(directory)}, received more`;
          throw new SightlineError('too-large', text);
        }
      }
    } catch (thrown) {
      throw describe(directory, thrown);
    }
    return children;
  }

  /** Whether it is inside a root, with no hidden directory in between. */
  #isOffered(real: Buffer): boolean {
    return this.#roots.some((root) => {
      if (!isInside(root, real)) return false;
      const below = real.subarray(root.length);
      return !below.some(
        (byte, at) => byte === DOT && (at === 0 ? isRootPath(root) : below[at - 1] === SEPARATOR),
      );
    });
  }

  #entry(real: Buffer, name: string, folders: ReadonlyMap<string, number>): Directory {
    const shown = showPath(real);
    return { id: this.#idOf(real), name, path: shown, folderId: folders.get(shown) ?? null };
  }

  #nameOf(real: Buffer): string {
    const isRoot = this.#roots.some((root) => root.equals(real));
    return showPath(isRoot ? real : baseName(real));
  }

  #idOf(real: Buffer): string {
    const key = real.toString('latin1');
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = randomBytes(16).toString('base64url');
    this.#ids.set(key, id);
    this.#paths.set(id, real);
    return id;
  }
}

async function realDirectory(directory: Buffer): Promise<Buffer> {
  const real = await realpath(directory, { encoding: 'buffer' });
  if (!(await stat(real)).isDirectory()) {
    throw new SightlineError('not-found', `expected a directory, received ${showPath(real)}`);
  }
  return real;
}

/** `opendir` with names as bytes; Node's types only declare the text form. */
async function openBytes(directory: Buffer): Promise<AsyncIterable<Dirent<Buffer>>> {
  const options = { encoding: 'buffer' as BufferEncoding };
  const opened: Dir = await opendir(directory, options);
  return opened as unknown as AsyncIterable<Dirent<Buffer>>;
}

function parentOf(real: Buffer): Buffer {
  const end = asBuffer(real).lastIndexOf(SEPARATOR);
  return end === 0 ? real.subarray(0, 1) : real.subarray(0, end);
}

function isRootPath(root: Buffer): boolean {
  return root.length === 1 && root[0] === SEPARATOR;
}

/** Describes which directory failed and how, without the name of the system call. */
function describe(directory: Buffer, thrown: unknown): SightlineError {
  if (thrown instanceof SightlineError) return thrown;
  const error = toSightlineError(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : error.message;
  return new SightlineError(
    error.kind,
    `expected a readable directory at ${showPath(directory)}, received ${code}`,
    {
      cause: thrown,
    },
  );
}
