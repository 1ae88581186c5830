/**
 * Resolves a symlink in a folder: each file and directory is followed once, by its real path. Loops, dangling links
 * and what the library contains anyway are skipped, each with that reason. Runs in the engine process.
 */
import type { BigIntStats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { reasonText } from '../../../shared/reasons.ts';
import { formatOfName } from '../files/formats.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { errorCode, isGone } from '../files/fs-errors.ts';
import { isIgnoredBelow } from '../files/ignored-names.ts';
import { asBuffer, baseName, dirName, isInside, showPath } from '../files/path-bytes.ts';

export interface SymlinkContext {
  readonly root: PathBytes;
  readonly libraryRoots: readonly PathBytes[];
  /** Identity of each root of the library. */
  readonly rootIdentities: Map<string, PathBytes>;
  /** Identity → path of every directory listed so far, and of every file that a symlink led to. */
  readonly visited: Map<string, PathBytes>;
}

export type SymlinkTarget =
  | { readonly kind: 'file'; readonly stats: BigIntStats; readonly realPath: PathBytes }
  | { readonly kind: 'directory' }
  | { readonly kind: 'skipped'; readonly stats: BigIntStats; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Not an image, or gone. */
  | { readonly kind: 'ignored' };

/** Identifies a file or directory regardless of its path: device and inode. */
export function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

/** Finds where a symlink leads. Never rejects because of a file system error. */
export async function resolveSymlink(path: PathBytes, context: SymlinkContext): Promise<SymlinkTarget> {
  let link: BigIntStats;
  try {
    link = await lstat(asBuffer(path), { bigint: true });
  } catch {
    return { kind: 'ignored' };
  }
  try {
    const stats = await stat(asBuffer(path), { bigint: true });
    const realPath = await realpath(asBuffer(path), { encoding: 'buffer' });
    if (stats.isDirectory()) {
      const realParent = await realpath(dirName(path), { encoding: 'buffer' });
      if (isInside(realPath, realParent)) {
        return {
          kind: 'skipped',
          stats: link,
          reason: reasonText('linkLoop', showPath(realPath)),
        };
      }
      return directoryTarget(path, realPath, stats, link, context);
    }
    return fileTarget(path, realPath, stats, link, context);
  } catch (error) {
    if (errorCode(error) === 'ELOOP') {
      return { kind: 'skipped', stats: link, reason: reasonText('linkToItself') };
    }
    if (isGone(error)) return { kind: 'skipped', stats: link, reason: reasonText('linkDangling') };
    return { kind: 'unreadable', reason: reasonText('linkUnreadable', errorCode(error)) };
  }
}

function directoryTarget(
  path: PathBytes,
  realPath: PathBytes,
  stats: BigIntStats,
  link: BigIntStats,
  context: SymlinkContext,
): SymlinkTarget {
  const skip = (reason: string): SymlinkTarget => ({ kind: 'skipped', stats: link, reason });
  const visited = context.visited.get(identityOf(stats));
  if (visited && isInside(visited, path)) {
    return skip(reasonText('linkLoop', showPath(realPath)));
  }
  if (visited) return skip(alreadyAs(visited));
  if (isListed(realPath, context)) return skip(alreadyAs(realPath));
  return { kind: 'directory' };
}

function fileTarget(
  path: PathBytes,
  realPath: PathBytes,
  stats: BigIntStats,
  link: BigIntStats,
  context: SymlinkContext,
): SymlinkTarget {
  if (formatOfName(baseName(path)) === null && formatOfName(baseName(realPath)) === null) {
    return { kind: 'ignored' };
  }
  const visited = context.visited.get(identityOf(stats));
  const elsewhere = visited ?? (isListed(realPath, context) ? realPath : undefined);
  if (elsewhere) return { kind: 'skipped', stats: link, reason: alreadyAs(elsewhere) };
  context.visited.set(identityOf(stats), path);
  return { kind: 'file', stats, realPath };
}

/** Whether scanning some folder of the library reaches this real path without the symlink. */
function isListed(realPath: PathBytes, context: SymlinkContext): boolean {
  return context.libraryRoots.some((root) => isInside(root, realPath) && !isIgnoredBelow(root, realPath));
}

function alreadyAs(path: PathBytes): string {
  return reasonText('linkKnown', showPath(path));
}
