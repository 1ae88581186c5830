/**
 * Thumbnails by photo id: the embedder creates them on first request, then they are served from disk. Their files are
 * named by content, and one is served only under the content that the photo has. Runs in the engine process.
 */
import { expectFound } from '../../../shared/expect-found.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import { isWholeThumbnail, noteSeen, thumbnailPath } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Store } from '../store/store.ts';
import { evictFullThumbnails } from './evict-thumbnails.ts';

/** The parts of an open library that thumbnails need. */
export interface ThumbnailParts {
  readonly store: Pick<Store, 'pictures'>;
  readonly layout: DataDirLayout;
  readonly embedder: Pick<LibraryEmbedder, 'thumbnail'>;
}

export class Thumbnails {
  readonly #parts: ThumbnailParts;
  /** Files being made, keyed by photo and size. */
  readonly #running = new Map<string, Promise<string>>();

  constructor(parts: ThumbnailParts) {
    this.#parts = parts;
  }

  /** @throws SightlineError `not-found` (no such photo, or its file is gone), or why it can't be decoded or stored. */
  async find({ id, size }: { id: number; size: ThumbnailSize }): Promise<{ path: string }> {
    const { path, contentHash } = expectFound(this.#parts.store.pictures.of(id), 'a photo', id);
    if (contentHash !== null) {
      const known = thumbnailPath(this.#parts.layout.thumbnails, contentHash, size);
      if (await isWholeThumbnail(known, size)) {
        void noteSeen(known);
        return { path: known };
      }
    }
    // Grids request the same picture more than once.
    const key = `${id}-${size}`;
    const running = this.#running.get(key) ?? this.#make(path, size).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return { path: await running };
  }

  /** The file may have another content than the library knows of; then that is what its thumbnail shows. */
  async #make(path: PathBytes, size: ThumbnailSize): Promise<string> {
    const { layout, embedder } = this.#parts;
    const { file } = await embedder.thumbnail({ path, directory: layout.thumbnails, size });
    if (size === 'full') await evictFullThumbnails(layout);
    return file;
  }
}
