/**
 * Thumbnails by photo id: the embedder creates them on first request, then they are served from disk. Runs in the
 * engine process.
 */
import { access } from 'node:fs/promises';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import { thumbnailPath } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { photoPath } from '../listing/photos.ts';
import type { Store } from '../store/store.ts';
import { evictFullThumbnails } from './evict-thumbnails.ts';

/** The parts of an open library that thumbnails need. */
export interface ThumbnailParts {
  readonly store: Pick<Store, 'photos'>;
  readonly layout: DataDirLayout;
  readonly embedder: Pick<LibraryEmbedder, 'thumbnail'>;
}

export class Thumbnails {
  readonly #parts: ThumbnailParts;
  /** Keyed by photo and size. */
  readonly #running = new Map<string, Promise<void>>();

  constructor(parts: ThumbnailParts) {
    this.#parts = parts;
  }

  /** @throws SightlineError `not-found` (no such photo, or its file is gone), or why it can't be decoded or stored. */
  async find({ id, size }: { id: number; size: ThumbnailSize }): Promise<{ path: string }> {
    const path = photoPath(this.#parts.store, id);
    const target = thumbnailPath(this.#parts.layout, id, size);
    const known = await access(target).then(
      () => true,
      () => false,
    );
    if (!known) {
      // Grids request the same picture more than once.
      const key = `${id}-${size}`;
      const running =
        this.#running.get(key) ?? this.#make({ path, target, size }).finally(() => this.#running.delete(key));
      this.#running.set(key, running);
      await running;
    }
    return { path: target };
  }

  async #make(wanted: { path: PathBytes; target: string; size: ThumbnailSize }): Promise<void> {
    await this.#parts.embedder.thumbnail(wanted);
    if (wanted.size === 'full') await evictFullThumbnails(this.#parts.layout);
  }
}
