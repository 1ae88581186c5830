/**
 * The calibration of an open library. A model that ships backgrounds uses them. Any other gets a text background of
 * generic prompts, which never changes, and a photo background of the samples plus up to 1,000 photos of the library:
 * rough until it includes 200 of those. Runs in the engine process.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { loadOnce } from '../../../shared/load-once.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { showPath, type PathBytes } from '../files/path-bytes.ts';
import { sampleFiles } from '../embedder/sample-files.ts';
import type { Background } from '../models/calibration.ts';
import type { Model } from '../models/open-model.ts';
import {
  BACKGROUND_PHOTOS,
  FITTED_PHOTOS,
  makeCalibration,
  samplePhotos,
  type Calibration,
  type PhotoSample,
} from './calibration.ts';
import { GENERIC_PROMPTS } from './generic-prompts.ts';
import { hubOf, hubsOfRows } from './hub.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import { cachedFloats } from './cached-floats.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';

export interface CalibrationParts {
  readonly model: Model;
  readonly store: Store;
  /** Null when nothing has been indexed with the model yet. */
  readonly space: Space | null;
  readonly layout: DataDirLayout;
  /** Embeds texts without leaving a text encoder in memory; [texts.length, dimensions], unit rows. */
  readonly embedTexts: (texts: readonly string[]) => Promise<Float32Array>;
  readonly embedder: LibraryEmbedder;
}

export class LibraryCalibration {
  readonly #parts: CalibrationParts;
  readonly #shipped: () => Promise<Calibration>;
  readonly #textBackground: () => Promise<Background>;
  readonly #samples: () => Promise<Background>;
  /** For a model without shipped backgrounds, with the number of library photos used. */
  #own: { calibration: Promise<Calibration>; photos: number } | null = null;
  /** For a model with shipped backgrounds, with the number of library photos when it was taken. */
  #sample: { sample: PhotoSample; photos: number } | null = null;

  constructor(parts: CalibrationParts) {
    this.#parts = parts;
    this.#shipped = loadOnce(() => this.#makeShipped());
    this.#textBackground = loadOnce(() => this.#makeTextBackground());
    this.#samples = loadOnce(() => this.#makeSamples());
  }

  kind(): Calibration['kind'] {
    if (this.#parts.model.calibration) return 'shipped';
    return this.#libraryPhotos() >= FITTED_PHOTOS ? 'fitted' : 'rough';
  }

  /** Returns the function that gives each photo its hub number at index time. */
  async hubs(): Promise<(embedding: Float32Array) => number> {
    const background = await this.#textBackground();
    return (embedding) => hubOf(embedding, background);
  }

  /** The current calibration; recomputed each time the library has doubled, until its background is full. */
  async current(): Promise<Calibration> {
    if (this.#parts.model.calibration) return { ...(await this.#shipped()), library: this.#librarySample() };
    const own = this.#own;
    // Already full: counting a million vectors at every search would be wasted.
    if (own !== null && own.photos >= BACKGROUND_PHOTOS) return own.calibration;
    const photos = Math.min(BACKGROUND_PHOTOS, this.#libraryPhotos());
    const wanted =
      own === null || photos >= own.photos * 2 || (photos >= FITTED_PHOTOS && own.photos < FITTED_PHOTOS);
    if (!wanted) return own.calibration;
    const calibration = this.#makeOwn();
    this.#own = { calibration, photos: Math.max(1, photos) };
    // Drop a failure, so that the next search tries again.
    calibration.catch(() => (this.#own = null));
    return calibration;
  }

  /**
   * Photos of the library, for models that ship a background of others; null below {@link FITTED_PHOTOS}. Taken anew
   * each time the library has doubled, until the sample is full.
   */
  #librarySample(): PhotoSample | null {
    const known = this.#sample;
    if (known !== null && known.photos >= BACKGROUND_PHOTOS) return known.sample;
    const photos = Math.min(BACKGROUND_PHOTOS, this.#libraryPhotos());
    const { space, store, model } = this.#parts;
    if (space === null || !model.calibration || photos < FITTED_PHOTOS) return null;
    if (known !== null && photos < known.photos * 2 && photos < BACKGROUND_PHOTOS) return known.sample;
    const { photoIds, embeddings, hubs } = store.vectors.sample(
      space.id,
      space.dimensions,
      BACKGROUND_PHOTOS,
    );
    const background = { count: photoIds.length, rows: embeddings };
    // Indexing with a text background gives every photo a hub number.
    const sample = samplePhotos(background, model.calibration.textBackground, hubs);
    this.#sample = { sample, photos };
    return sample;
  }

  #libraryPhotos(): number {
    const { space, store } = this.#parts;
    return space === null ? 0 : store.vectors.count(space.id);
  }

  /** Indexing needs this background, but no text encoder otherwise. */
  async #makeTextBackground(): Promise<Background> {
    const { model, layout, embedTexts } = this.#parts;
    if (model.calibration) return model.calibration.textBackground;
    const count = GENERIC_PROMPTS.length;
    const name = `text-background-${model.space}`;
    const rows = await cachedFloats(layout, name, count * model.dimensions, () =>
      embedTexts(GENERIC_PROMPTS),
    );
    return { count, rows };
  }

  /** Hub numbers of the shipped photos take half a second to compute, so they are cached beside the matrix. */
  async #makeShipped(): Promise<Calibration> {
    const { model, layout } = this.#parts;
    const shipped = model.calibration;
    if (!shipped) throw new Error('expected a model with shipped calibration');
    const { imageBackground, textBackground } = shipped;
    const name = `background-hubs-${model.space}`;
    const hubs = await cachedFloats(layout, name, imageBackground.count, () =>
      hubsOfRows(imageBackground, textBackground),
    );
    return makeCalibration('shipped', imageBackground, textBackground, hubs);
  }

  /** The hub numbers of the library's photos are stored with their vectors. */
  async #makeOwn(): Promise<Calibration> {
    const { space, store } = this.#parts;
    const kind = this.kind();
    const [samples, texts] = await Promise.all([this.#samples(), this.#textBackground()]);
    if (space === null) return makeCalibration(kind, samples, texts);
    const library = store.vectors.sample(space.id, space.dimensions, BACKGROUND_PHOTOS);
    const background = joined(samples, { count: library.photoIds.length, rows: library.embeddings });
    const sampleHubs = hubsOfRows(samples, texts);
    const hubs = new Float32Array(background.count);
    hubs.set(sampleHubs);
    library.hubs.forEach((hub, row) => {
      const { dimensions } = space;
      const vector = library.embeddings.subarray(row * dimensions, (row + 1) * dimensions);
      hubs[samples.count + row] = Number.isNaN(hub) ? hubOf(vector, texts) : hub;
    });
    return makeCalibration(kind, background, texts, hubs);
  }

  /** Embedded once a space: that loads the vision tower, which no text search needs otherwise. */
  async #makeSamples(): Promise<Background> {
    const { model, layout } = this.#parts;
    const photos = await sampleFiles();
    const names = photos.map((photo) => path.basename(showPath(photo)));
    const version = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 8);
    const name = `samples-${version}-${model.space}`;
    const rows = await cachedFloats(layout, name, photos.length * model.dimensions, () =>
      this.#embedSamples(photos),
    );
    return { count: photos.length, rows };
  }

  async #embedSamples(photos: readonly PathBytes[]): Promise<Float32Array> {
    const { model, embedder } = this.#parts;
    const rows = new Float32Array(photos.length * model.dimensions);
    for (const [index, photo] of photos.entries()) {
      const { embedding } = await embedder.embedImage({ path: photo });
      rows.set(embedding, index * model.dimensions);
    }
    return rows;
  }
}

function joined(first: Background, second: Background): Background {
  const rows = new Float32Array(first.rows.length + second.rows.length);
  rows.set(first.rows);
  rows.set(second.rows, first.rows.length);
  return { count: first.count + second.count, rows };
}
