/** Embeds photos as unit vectors with a model's vision tower. Runs in the embedder process. */
import type { ProviderName } from '../api/provider-name.ts';
import { modelInvalid, ofModel, printable } from '../models/model-error.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { PREPROCESSOR_FILE } from '../models/preprocessor-config.ts';
import { openTower } from './open-tower.ts';
import type { EncoderOptions } from './open-tower.ts';
import { channelTables, writeBytes, writePlanes } from './preprocess.ts';
import { serially } from '../../../shared/serially.ts';
import type { OnnxSession } from './session.ts';
import { checkOutput, checkWidth, embeddingRows, fixedDimension } from './tower-shape.ts';

/** Larger batches were slower and used more memory on the machine we measured. */
const BATCH = 8;

export interface ImageEncoder {
  /** Size in pixels that {@link encode} expects. */
  readonly inputHeight: number;
  readonly inputWidth: number;
  /** Form of the weights in use, such as `int8`. */
  readonly weights: string;
  readonly provider: ProviderName;
  /**
   * @param pixels for each picture: RGB, interleaved, `inputHeight` × `inputWidth` × 3 bytes, resized and cropped.
   * @returns a unit vector, [dimensions], for each picture.
   */
  encode(pixels: readonly Uint8Array[]): Promise<Float32Array[]>;
  release(): Promise<void>;
}

/** Loads the vision tower only. @throws SightlineError `model-invalid` naming the file. */
export async function createImageEncoder(
  model: ModelFolder,
  options: EncoderOptions = {},
): Promise<ImageEncoder> {
  const { preprocess, visionFile } = model;
  const size = preprocess.crop ?? (preprocess.resize?.kind === 'exact' ? preprocess.resize : null);
  if (size === null) {
    throw modelInvalid(
      PREPROCESSOR_FILE,
      'a size or crop_size with height and width',
      printable(preprocess.resize),
    );
  }
  const { height, width } = size;
  const area = height * width;
  const tables = channelTables(preprocess);
  const { input: pixelInput, output, layout } = visionFile.signature;
  /** The batch size, if the export fixed it. */
  let fixed: number | null = null;
  /** Whether the tower takes bytes and normalises them itself. */
  let bytes = false;
  let tensor: Float32Array | Uint8Array = new Float32Array(0);

  const check = (session: OnnxSession): void => {
    const input = session.inputs.find(({ name }) => name === pixelInput);
    const types = ['float32', 'float16', 'uint8'];
    if (session.inputs.length !== 1 || input === undefined || !types.includes(input.type)) {
      throw modelInvalid(
        visionFile.name,
        `one input, ${pixelInput} of ${types.join(', ')}`,
        session.inputs.map((each) => `${each.name} of ${each.type}`).join(', '),
      );
    }
    const wanted = layout === 'nchw' ? [3, height, width] : [height, width, 3];
    if (
      input.shape.slice(1).some((value, axis) => (fixedDimension(value) ?? wanted[axis]) !== wanted[axis])
    ) {
      throw modelInvalid(
        visionFile.name,
        `${pixelInput} of [batch, ${wanted.join(', ')}] as ${PREPROCESSOR_FILE} prepares them`,
        printable(input.shape),
      );
    }
    bytes = input.type === 'uint8';
    if (!bytes && layout === 'nhwc') {
      throw modelInvalid(
        visionFile.name,
        `${pixelInput} of [batch, 3, height, width]`,
        printable(input.shape),
      );
    }
    checkOutput(visionFile.name, session, output, model.dimensions);
    fixed = fixedDimension(input.shape[0]);
  };

  const run = async (session: OnnxSession, pixels: readonly Uint8Array[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    const batch = fixed ?? BATCH;
    for (let start = 0; start < pixels.length; start += batch) {
      const part = pixels.slice(start, start + batch);
      // For an export with a fixed batch size, the missing pictures are whatever the buffer held last.
      const count = fixed ?? part.length;
      if (tensor.length < count * 3 * area) {
        tensor = bytes ? new Uint8Array(count * 3 * area) : new Float32Array(count * 3 * area);
      }
      for (const [index, picture] of part.entries()) {
        if (picture.length !== area * 3) {
          throw new Error(
            `expected ${width} × ${height} × 3 bytes of pixels, received ${picture.length} bytes`,
          );
        }
        if (tensor instanceof Float32Array) writePlanes(picture, area, tables, tensor, index);
        else writeBytes(picture, area, layout === 'nchw', tensor, index);
      }
      const data = tensor.subarray(0, count * 3 * area);
      const dims = layout === 'nchw' ? [count, 3, height, width] : [count, height, width, 3];
      const result = await session.run({ [pixelInput]: { data, dims } }, output);
      checkWidth(visionFile.name, output, result.data.length / count, model.dimensions);
      // Rows of a fixed batch that hold no picture may come out as anything.
      const rows = result.data.subarray(0, part.length * model.dimensions);
      vectors.push(...embeddingRows(visionFile.name, output, rows, part.length));
    }
    return vectors;
  };

  const { session, weights } = await ofModel(model.dir, () =>
    openTower(visionFile, options, check, (candidate) => run(candidate, probePixels(height, width)), null),
  );
  // The model reads the tensor while it runs, so calls must not overlap.
  const queue = serially();
  return {
    inputHeight: height,
    inputWidth: width,
    weights,
    provider: options.provider ?? 'cpu',
    encode: (pixels) => ofModel(model.dir, () => queue(() => run(session, pixels))),
    release: () => queue(() => session.release()),
  };
}

/** Two fixed pictures that exercise the weights: a smooth one and a coarse noisy one. */
function probePixels(height: number, width: number): Uint8Array[] {
  const smooth = new Uint8Array(height * width * 3);
  const noisy = new Uint8Array(height * width * 3);
  let state = 2_463_534_242;
  for (let at = 0; at < smooth.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const x = (pixel % width) / width;
    const y = Math.floor(pixel / width) / height;
    smooth[at] = 127 + 120 * Math.sin(3 * x + (2 + (at % 3)) * y);
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noisy[at] = ((x * 8) & 1) === ((y * 8) & 1) ? state & 0xff : 255 * x;
  }
  return [smooth, noisy];
}
