/**
 * libheif's C API in WebAssembly, and the only importer of libheif-js. The library is a file of its own beside the
 * program, so that anybody may replace it (LGPL 3, section 4). Runs in decode workers.
 *
 * [Note: errors of libheif] Its functions return `heif_error` by value: in WebAssembly, the address where to put it is
 * an additional first argument.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import type { Pixels } from '../box-shrink.ts';
import type { Size } from '../foreign-decoder.ts';

/** The functions that are used here; addresses and handles are numbers. */
interface Exports {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU32: Uint32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  _heif_context_alloc(): number;
  _heif_context_free(context: number): void;
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    bytes: number,
    length: number,
    options: number,
  ): void;
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
  _heif_image_handle_release(handle: number): void;
  _heif_image_handle_get_width(handle: number): number;
  _heif_image_handle_get_height(handle: number): number;
  _heif_image_handle_has_alpha_channel(handle: number): number;
  _heif_image_handle_is_premultiplied_alpha(handle: number): number;
  _heif_image_handle_get_number_of_thumbnails(handle: number): number;
  _heif_image_handle_get_list_of_thumbnail_IDs(handle: number, ids: number, most: number): number;
  _heif_image_handle_get_thumbnail(error: number, handle: number, id: number, thumbnail: number): void;
  _heif_image_handle_get_image_tiling(error: number, handle: number, turned: number, tiling: number): void;
  _heif_image_handle_decode_image_tile(
    error: number,
    handle: number,
    image: number,
    colourspace: number,
    chroma: number,
    options: number,
    column: number,
    row: number,
  ): void;
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    colourspace: number,
    chroma: number,
    options: number,
  ): void;
  _heif_image_release(image: number): void;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number;
  _heif_image_handle_get_raw_color_profile_size(handle: number): number;
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, target: number): void;
  _heif_image_handle_get_number_of_metadata_blocks(handle: number, filter: number): number;
  _heif_image_handle_get_list_of_metadata_block_IDs(
    handle: number,
    filter: number,
    ids: number,
    most: number,
  ): number;
  _heif_image_handle_get_metadata_type(handle: number, id: number): number;
  _heif_image_handle_get_metadata_size(handle: number, id: number): number;
  _heif_image_handle_get_metadata(error: number, handle: number, id: number, target: number): void;
}

const RGB_COLOURSPACE = 1;
const [INTERLEAVED_RGB, INTERLEAVED_RGBA] = [10, 11];
const INTERLEAVED_CHANNEL = 10;
const [OUT_OF_MEMORY, UNSUPPORTED_FEATURE, UNSUPPORTED_FILETYPE, UNSUPPORTED_CODEC] = [6, 4, 3, 11];
/** No real metadata is larger. */
const MOST_METADATA_BYTES = 16 * 2 ** 20;
const MOST_METADATA_BLOCKS = 32;

/** The grid of tiles that a picture consists of, as shown. */
export interface Tiling extends Size {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Pixels of the first row and column of tiles that lie outside of the picture, where turning has put the overhang. */
  readonly top: number;
  readonly left: number;
}

/** An open file. Everything that is read from it is freed when the work with it ends. */
export class LibHeif {
  readonly #exports: Exports;
  /** Room for an error, a few results, and a tiling. */
  readonly #scratch: number;

  constructor() {
    const { wasmBinary, create } = load();
    const silent = (): void => undefined;
    this.#exports = create({ wasmBinary, print: silent, printErr: silent });
    this.#scratch = this.#exports._malloc(256);
  }

  get heapBytes(): number {
    return this.#exports.HEAPU8.length;
  }

  /**
   * Opens the primary picture of a file for as long as `work` runs.
   * @throws SightlineError `unreadable`, `unsupported`, `too-large`.
   */
  open<Result>(bytes: Uint8Array, work: (image: HeifImage) => Result): Result {
    const api = this.#exports;
    const address = api._malloc(bytes.length);
    api.HEAPU8.set(bytes, address);
    const context = api._heif_context_alloc();
    let handle = 0;
    try {
      this.#try((error) =>
        this.#exports._heif_context_read_from_memory_without_copy(error, context, address, bytes.length, 0),
      );
      handle = this.#out((error, target) =>
        this.#exports._heif_context_get_primary_image_handle(error, context, target),
      );
      return work(this.#image(handle));
    } finally {
      if (handle !== 0) this.#exports._heif_image_handle_release(handle);
      this.#exports._heif_context_free(context);
      api._free(address);
    }
  }

  #image(handle: number): HeifImage {
    const api = this.#exports;
    return {
      width: api._heif_image_handle_get_width(handle),
      height: api._heif_image_handle_get_height(handle),
      transparent: api._heif_image_handle_has_alpha_channel(handle) !== 0,
      exif: () => this.#metadata(handle),
      profile: () => this.#profile(handle),
      tiling: () => this.#tiling(handle),
      thumbnail: (use) => this.#thumbnail(handle, use),
      decode: (use) =>
        this.#pixels(
          handle,
          (error, target, chroma) =>
            api._heif_decode_image(error, handle, target, RGB_COLOURSPACE, chroma, 0),
          use,
        ),
      decodeTile: (column, row, use) =>
        this.#pixels(
          handle,
          (error, target, chroma) =>
            api._heif_image_handle_decode_image_tile(
              error,
              handle,
              target,
              RGB_COLOURSPACE,
              chroma,
              0,
              column,
              row,
            ),
          use,
        ),
    };
  }

  #thumbnail<Result>(handle: number, use: (image: HeifImage) => Result): Result | null {
    const api = this.#exports;
    if (api._heif_image_handle_get_number_of_thumbnails(handle) === 0) return null;
    const ids = this.#scratch + 32;
    if (api._heif_image_handle_get_list_of_thumbnail_IDs(handle, ids, 1) === 0) return null;
    const id = this.#read(ids);
    const thumbnail = this.#out((error, target) =>
      api._heif_image_handle_get_thumbnail(error, handle, id, target),
    );
    try {
      return use(this.#image(thumbnail));
    } finally {
      api._heif_image_handle_release(thumbnail);
    }
  }

  #pixels<Result>(
    handle: number,
    decode: (error: number, target: number, chroma: number) => void,
    use: (pixels: Pixels) => Result,
  ): Result {
    const api = this.#exports;
    const transparent = api._heif_image_handle_has_alpha_channel(handle) !== 0;
    const image = this.#out((error, target) =>
      decode(error, target, transparent ? INTERLEAVED_RGBA : INTERLEAVED_RGB),
    );
    try {
      const strideAt = this.#scratch + 24;
      const plane = api._heif_image_get_plane_readonly(image, INTERLEAVED_CHANNEL, strideAt);
      const width = api._heif_image_get_width(image, INTERLEAVED_CHANNEL);
      const height = api._heif_image_get_height(image, INTERLEAVED_CHANNEL);
      const stride = this.#read(strideAt);
      if (plane === 0 || width <= 0 || height <= 0) throw new Error('libheif gave no pixels');
      // A view: growing memory would detach it, so nothing may be asked of libheif while it is in use.
      const data = api.HEAPU8.subarray(plane, plane + stride * height);
      return use({ data, width, height, stride, channels: transparent ? 4 : 3 });
    } finally {
      api._heif_image_release(image);
    }
  }

  /** Null if the picture has no grid. `heif_image_tiling` of libheif's heif_tiling.h. */
  #tiling(handle: number): Tiling | null {
    const at = this.#scratch + 64;
    this.#exports.HEAPU32[at >> 2] = 1;
    try {
      this.#try((error) => this.#exports._heif_image_handle_get_image_tiling(error, handle, 1, at));
    } catch {
      return null;
    }
    const field = (index: number): number => this.#read(at + index * 4);
    const [columns, rows, tileWidth, tileHeight] = [field(1), field(2), field(3), field(4)];
    if (columns * rows <= 1 || tileWidth === 0 || tileHeight === 0) return null;
    // What libheif gives is how much of the first tiles is inside; 0: all of it.
    const top = (tileHeight - field(7)) % tileHeight;
    const left = (tileWidth - field(8)) % tileWidth;
    return { columns, rows, tileWidth, tileHeight, width: field(5), height: field(6), top, left };
  }

  #profile(handle: number): Uint8Array | null {
    const size = this.#exports._heif_image_handle_get_raw_color_profile_size(handle);
    return this.#block(size, (error, target) =>
      this.#exports._heif_image_handle_get_raw_color_profile(error, handle, target),
    );
  }

  /** The EXIF block without the four bytes before it, which say how many bytes to skip (ISO/IEC 23008-12 A.2.1). */
  #metadata(handle: number): Uint8Array | null {
    const api = this.#exports;
    const ids = api._malloc(MOST_METADATA_BLOCKS * 4);
    try {
      const count = api._heif_image_handle_get_list_of_metadata_block_IDs(
        handle,
        0,
        ids,
        MOST_METADATA_BLOCKS,
      );
      for (let index = 0; index < count; index++) {
        const id = this.#read(ids + index * 4);
        if (this.#text(api._heif_image_handle_get_metadata_type(handle, id)) !== 'Exif') continue;
        const size = api._heif_image_handle_get_metadata_size(handle, id);
        const block = this.#block(size, (error, target) =>
          api._heif_image_handle_get_metadata(error, handle, id, target),
        );
        if (block === null || block.length < 8) return null;
        const skip = new DataView(block.buffer, block.byteOffset).getUint32(0);
        return block.subarray(4 + Math.min(skip, block.length - 4));
      }
      return null;
    } finally {
      api._free(ids);
    }
  }

  /** Copies a block of bytes that libheif writes; null if it is empty, far too large, or can't be read. */
  #block(size: number, write: (error: number, target: number) => void): Uint8Array | null {
    if (size <= 0 || size > MOST_METADATA_BYTES) return null;
    const target = this.#exports._malloc(size);
    try {
      this.#try((error) => write(error, target));
      return this.#exports.HEAPU8.slice(target, target + size);
    } catch {
      return null;
    } finally {
      this.#exports._free(target);
    }
  }

  /** Calls a function that writes a result beside its error. */
  #out(call: (error: number, target: number) => void): number {
    const target = this.#scratch + 16;
    this.#exports.HEAPU32[target >> 2] = 0;
    this.#try((error) => call(error, target));
    return this.#read(target);
  }

  #try(call: (error: number) => void): void {
    const error = this.#scratch;
    call(error);
    const code = this.#read(error);
    if (code === 0) return;
    const words = this.#text(this.#read(error + 8)).slice(0, 200);
    if (code === OUT_OF_MEMORY) throw new SightlineError('too-large', reasonText('undecodable', words));
    const unsupported = [UNSUPPORTED_FEATURE, UNSUPPORTED_FILETYPE, UNSUPPORTED_CODEC].includes(code);
    throw unsupported
      ? new SightlineError('unsupported', reasonText('formatNotYet', `HEIF: ${words}`))
      : new SightlineError('unreadable', reasonText('undecodable', words));
  }

  #read(address: number): number {
    return this.#exports.HEAPU32[address >> 2]!;
  }

  #text(address: number): string {
    if (address === 0) return '';
    const end = this.#exports.HEAPU8.indexOf(0, address);
    return Buffer.from(this.#exports.HEAPU8.subarray(address, end)).toString('utf8');
  }
}

/** @throws SightlineError `unsupported` in a build without the library. */
function load(): { wasmBinary: Buffer; create: (options: object) => Exports } {
  const require = createRequire(import.meta.url);
  try {
    return {
      wasmBinary: readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm')),
      create: require('libheif-js/libheif-wasm/libheif.js') as (options: object) => Exports,
    };
  } catch (cause) {
    throw new SightlineError('unsupported', reasonText('formatLeftOut', 'HEIC'), { cause });
  }
}

/** A picture in an open file. Sizes are as shown. */
export interface HeifImage extends Size {
  readonly transparent: boolean;
  /** TIFF structure, possibly with `Exif\0\0` before it. */
  exif(): Uint8Array | null;
  /** ICC. */
  profile(): Uint8Array | null;
  /** Null if it does not consist of tiles. */
  tiling(): Tiling | null;
  /** Opens its thumbnail; null if it has none. */
  thumbnail<Result>(use: (image: HeifImage) => Result): Result | null;
  /** Decodes it whole. The pixels are valid while `use` runs, which must not use libheif. */
  decode<Result>(use: (pixels: Pixels) => Result): Result;
  decodeTile<Result>(column: number, row: number, use: (pixels: Pixels) => Result): Result;
}
