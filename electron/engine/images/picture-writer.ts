/**
 * Writes the small thumbnails of photos that are being indexed. Nothing that goes wrong here fails a photo: it stays
 * without a thumbnail, which is made when it is first shown, or later. Runs in the embedder process.
 */
import { PERCEPTUAL_VERSION, THUMBNAIL_VERSION } from '../api/fact-versions.ts';
import { freeBytes } from '../files/free-bytes.ts';
import { isWholeThumbnail, thumbnailPath } from '../files/thumbnail-files.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { log } from '../log/log.ts';
import type { GridPicture, ReadPicture } from '../api/embedder-api.ts';
import { averageColour, drawSmallPicture, looksOf, reduceToThumbnail } from './small-picture.ts';
import type { PreparedImage } from './decode.ts';
import { usePhotoFile } from './read-file.ts';
import { writeThumbnailFile } from './thumbnail.ts';

/** Thumbnails of photos that nobody is looking at leave this much of the disk free, in bytes. */
const LEAST_FREE = 1_000_000_000;
/** How long what is known of the disk is good for, in milliseconds. */
const LOOK_EVERY = 5_000;

export interface PictureWriterOptions {
  /** A data directory's `thumbnails`. */
  readonly directory: string;
  readonly leastFree?: number;
}

/** A photo that was decoded for the model. */
export interface DecodedPhoto {
  readonly bytes: Buffer;
  /** Hex. */
  readonly contentHash: string;
  readonly image: PreparedImage;
}

export class PictureWriter {
  readonly #options: PictureWriterOptions;
  #room: Promise<boolean> = Promise.resolve(true);
  #lookedAt = -Infinity;
  #warned = false;

  constructor(options: PictureWriterOptions) {
    this.#options = options;
  }

  /** Makes what is missing of a photo's small picture. Never rejects. */
  async write({ bytes, contentHash, image }: DecodedPhoto): Promise<GridPicture> {
    const { whole, pixels } = image;
    // The crop stands for the colour, not for what the picture looks like.
    const looks = whole === null ? null : looksOf(whole);
    const known = {
      colour: looks?.colour ?? averageColour(pixels),
      thumbnailVersion: null,
      perceptualHash: looks?.perceptualHash ?? null,
      perceptualVersion: looks === null ? null : PERCEPTUAL_VERSION,
    };
    const file = thumbnailPath(this.#options.directory, contentHash, 'small');
    try {
      if (await isWholeThumbnail(file, 'small')) return { ...known, thumbnailVersion: THUMBNAIL_VERSION };
      if (!(await this.#hasRoom())) return known;
      const thumbnail = looks === null ? null : await reduceToThumbnail(image);
      if (thumbnail !== null) {
        await writeThumbnailFile(file, thumbnail);
        return { ...known, thumbnailVersion: THUMBNAIL_VERSION };
      }
      const picture = await drawSmallPicture(bytes);
      await writeThumbnailFile(file, picture.file);
      return {
        colour: picture.colour,
        thumbnailVersion: THUMBNAIL_VERSION,
        perceptualHash: picture.perceptualHash,
        perceptualVersion: PERCEPTUAL_VERSION,
      };
    } catch (error) {
      // Look at the disk before the next one.
      this.#lookedAt = -Infinity;
      if (!this.#warned) log.warn('a thumbnail could not be made while indexing', error);
      this.#warned = true;
      return known;
    }
  }

  /** Reads a photo's file again for its looks. @throws as {@link usePhotoFile}, and from decoding or writing. */
  read(source: PathBytes): Promise<ReadPicture> {
    return usePhotoFile(source, async ({ bytes, contentHash, formerHash }) => {
      const file = thumbnailPath(this.#options.directory, contentHash, 'small');
      const { file: contents, colour, perceptualHash } = await drawSmallPicture(bytes);
      const there = await isWholeThumbnail(file, 'small');
      const made = there || (await this.#hasRoom());
      if (made && !there) await writeThumbnailFile(file, contents);
      return {
        contentHash,
        formerHash,
        colour,
        thumbnailVersion: made ? THUMBNAIL_VERSION : null,
        perceptualHash,
        perceptualVersion: PERCEPTUAL_VERSION,
      };
    });
  }

  #hasRoom(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#lookedAt > LOOK_EVERY) {
      this.#lookedAt = now;
      const { directory, leastFree = LEAST_FREE } = this.#options;
      this.#room = freeBytes(directory).then((free) => free === null || free >= leastFree);
    }
    return this.#room;
  }
}
