import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { bytesOf, GraphBuilder } from '../../support/onnx/graph.ts';
import { writeTinyClip } from '../../support/onnx/model-folders.ts';
import { removeCopy, starterCopy } from '../../support/starter-copy.ts';
import type { Changes } from '../../support/starter-copy.ts';

const made: string[] = [];
const copy = async (changes: Changes, sums = false): Promise<string> => {
  const dir = await starterCopy(changes, { sums });
  made.push(dir);
  return dir;
};
afterEach(async () => {
  for (const dir of made.splice(0)) await removeCopy(dir);
});

const json = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path.join(starterModelDir, name), 'utf8')) as Record<string, unknown>;
const flipped = async (name: string, at = 1000): Promise<Buffer> => {
  const bytes = await readFile(path.join(starterModelDir, name));
  bytes[at] = bytes[at]! ^ 1;
  return bytes;
};

/** An ONNX file of a model that is nothing like CLIP. */
async function otherGraph(): Promise<Buffer> {
  const graph = new GraphBuilder('other');
  graph.node('Identity', [graph.input('audio', 'float32', ['batch', 'samples'])], { outputs: ['transcript'] });
  graph.output('transcript', 'float32', ['batch', 'samples']);
  const dir = await mkdtemp(path.join(tmpdir(), 'sightline-graph-'));
  made.push(dir);
  await graph.write(path.join(dir, 'other.onnx'));
  return readFile(path.join(dir, 'other.onnx'));
}

/** A NumPy file of half-precision zeros. */
function npyOf(rows: number, columns: number): Buffer {
  const header = `{'descr': '<f2', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`.padEnd(117) + '\n';
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const magic = Buffer.from('\x93NUMPY\x01\x00', 'latin1');
  return Buffer.concat([magic, length, Buffer.from(header), Buffer.alloc(rows * columns * 2)]);
}

describe('the starter', () => {
  it('The starter model opens with its own values', async () => {
    const model = await openModelFolder(starterModelDir);
    expect(model).toMatchObject({
      id: 'sightline-starter',
      family: 'clip',
      dimensions: 512,
      logitBias: 0,
      contextLength: 64,
      preprocess: { resize: { kind: 'exact', height: 260, width: 260 }, resample: 'bicubic', crop: null },
    });
    expect(model.logitScale).toBeCloseTo(26.083, 2);
    expect(model.visionFile.name).toBe('onnx/vision_model_quantized.onnx');
    expect(model.textFile.name).toBe('onnx/text_model_quantized.onnx');
    expect(model.space).toMatch(/^[0-9a-f]{16}-p\d+$/);
    expect(model.calibration?.imageBackground.count).toBe(1000);
  });

  it('The starter model has the same space whichever tower is opened', async () => {
    const whole = await openModelFolder(starterModelDir);
    const vision = await openModelFolder(starterModelDir, { towers: ['vision'] });
    expect(vision.space).toBe(whole.space);
    expect(vision.calibration).toBeNull();
    const bare = await openModelFolder(await copy({}), { towers: ['vision'] });
    expect(bare.space).toBe(whole.space);
  });

  it('The starter model is another space with other weights or other preprocessing', async () => {
    const { space } = await openModelFolder(starterModelDir);
    const weights = await openModelFolder(
      await copy({ 'onnx/vision_model_quantized.onnx': await flipped('onnx/vision_model_quantized.onnx') }),
    );
    expect(weights.space).not.toBe(space);
    const preprocessing = await openModelFolder(
      await copy({
        'preprocessor_config.json': { ...(await json('preprocessor_config.json')), resample: 2 },
      }),
    );
    expect(preprocessing.space).not.toBe(space);
  });
});

describe('what names a space', () => {
  const spaceOf = async (dir: string): Promise<string> => (await openModelFolder(dir)).space;
  const tiny = async (): Promise<string> => {
    const dir = await mkdtemp(path.join(tmpdir(), 'sightline-space-'));
    made.push(dir);
    await writeTinyClip(dir, { config: { _name_or_path: null } });
    return dir;
  };

  it('A space keeps its name when the folder is renamed or moved, or its card changes', async () => {
    const dir = await tiny();
    const before = await spaceOf(dir);
    const moved = path.join(await mkdtemp(path.join(tmpdir(), 'sightline-moved-')), 'another name');
    made.push(path.dirname(moved));
    await rename(dir, moved);
    await writeFile(path.join(moved, 'README.md'), '---\nlanguage: de\n---\n');
    expect(await spaceOf(moved)).toBe(before);
    expect((await openModelFolder(moved)).id).toBe('another name');
  });

  it('A space has the same name in a cache of the hub, whose files are links', async () => {
    const dir = await tiny();
    const root = await mkdtemp(path.join(tmpdir(), 'sightline-hub-'));
    made.push(root);
    const snapshot = path.join(root, 'models--Some--clip-vit', 'snapshots', '3d74acf9a28c67741b2f4f2ea7635f0aaf6f0268');
    await mkdir(path.join(snapshot, 'onnx'), { recursive: true });
    await cp(dir, path.join(root, 'models--Some--clip-vit', 'blobs'), { recursive: true });
    for (const name of [
      ...['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
      ...['onnx/vision_model.onnx', 'onnx/text_model.onnx'],
    ]) {
      await symlink(path.join(root, 'models--Some--clip-vit', 'blobs', name), path.join(snapshot, name));
    }
    const model = await openModelFolder(snapshot);
    expect(model.space).toBe(await spaceOf(dir));
    expect(model.id).toBe('Some/clip-vit');
  });
});

describe('weights beside the ONNX file', () => {
  const beside = 'onnx/vision_model_quantized.onnx_data';

  it('Weights beside the ONNX file are verified and belong to the space', async () => {
    const { space } = await openModelFolder(starterModelDir);
    const model = await openModelFolder(await copy({ [beside]: 'weights' }));
    expect(model.visionFile.external.map((file) => file.name)).toEqual([beside]);
    expect(model.textFile.external).toEqual([]);
    expect(model.space).not.toBe(space);
    const listed = { [beside]: 'weights', SHA256SUMS: `${'0'.repeat(64)}  ${beside}\n` };
    await expect(openModelFolder(await copy(listed))).rejects.toThrow(
      /^onnx\/vision_model_quantized\.onnx_data: expected sha256 0000/,
    );
  });

  /** A CLIP whose vision tower's one matrix lies in another file. */
  async function withWeightsIn(location: string, weights: Float32Array): Promise<string> {
    const dir = await mkdtemp(path.join(tmpdir(), 'sightline-weights-'));
    made.push(dir);
    await writeTinyClip(dir);
    const graph = new GraphBuilder('vision');
    const pixels = graph.input('pixel_values', 'float32', ['batch', 3, 32, 32]);
    const flat = graph.node('ReduceMean', [pixels], { attributes: { axes: [2, 3], keepdims: 0 } });
    graph.external('matrix', 'float32', [3, 32], location, weights.byteLength);
    graph.node('MatMul', [flat, 'matrix'], { outputs: ['image_embeds'] });
    graph.output('image_embeds', 'float32', ['batch', 32]);
    await graph.write(path.join(dir, 'onnx/vision_model.onnx'));
    if (/^[\w.]+$/.test(location)) await writeFile(path.join(dir, 'onnx', location), bytesOf(weights));
    return dir;
  }
  const matrix = (factor: number): Float32Array =>
    Float32Array.from({ length: 96 }, (_, at) => Math.sin(at * factor));

  it('Weights under any name that the graph gives belong to the space', async () => {
    const first = await openModelFolder(await withWeightsIn('weights.bin', matrix(1)));
    expect(first.visionFile.external.map(({ name }) => name)).toEqual(['onnx/weights.bin']);
    const second = await openModelFolder(await withWeightsIn('weights.bin', matrix(2)));
    expect(second.space).not.toBe(first.space);
  });

  it('Weights that are missing are named, with the file that needs them', async () => {
    const dir = await withWeightsIn('weights.bin', matrix(1));
    await rm(path.join(dir, 'onnx/weights.bin'));
    await expect(openModelFolder(dir)).rejects.toThrow(
      /^onnx\/weights\.bin: expected the weights of onnx\/vision_model\.onnx, received nothing there; download this file too/,
    );
  });

  it.each(['../../secret', '/etc/passwd', '..\\..\\secret', 'C:\\secret'])(
    'Weights outside of the model folder are refused: %s',
    async (location) => {
      await expect(openModelFolder(await withWeightsIn(location, matrix(1)))).rejects.toThrow(
        /^onnx\/vision_model\.onnx: expected weights inside the model folder, received /,
      );
    },
  );
});

describe('a folder with SHA256SUMS', () => {
  it.each([
    'config.json',
    'preprocessor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'onnx/vision_model_quantized.onnx',
    'onnx/text_model_quantized.onnx',
    'calibration/calibration.json',
    'calibration/text_background.npy',
  ])('A model folder with SHA256SUMS is refused when one bit of %s differs', async (name) => {
    const dir = await copy({ [name]: await flipped(name, 200) }, true);
    await expect(openModelFolder(dir)).rejects.toMatchObject({
      kind: 'model-invalid',
      message: expect.stringMatching(
        new RegExp(`^${name.replaceAll('.', '\\.')}: expected sha256 .* received sha256 `),
      ) as string,
    });
  });

  it('A model folder with SHA256SUMS needs every file it lists and reads', async () => {
    const dir = await copy({ 'calibration/calibration.json': null }, true);
    await expect(openModelFolder(dir)).rejects.toThrow(
      /^calibration\/calibration\.json: expected a readable file, received nothing there/,
    );
  });

  it('A model folder is refused when its list of checksums is malformed', async () => {
    const dir = await copy({ SHA256SUMS: 'not a digest' });
    await expect(openModelFolder(dir)).rejects.toThrow(
      /^SHA256SUMS: expected "<64 hex digits> {2}<file>" on line 1, received "not a digest"/,
    );
  });
});

describe('a broken folder is refused by naming the file', () => {
  const cases: [string, () => Promise<Changes>, RegExp][] = [
    [
      'without config.json',
      async () => ({ 'config.json': null }),
      /^config\.json: expected a file of the model, received nothing there/,
    ],
    [
      'with a config.json that is no JSON',
      async () => ({ 'config.json': '{"model_type": ' }),
      /^config\.json: expected JSON, received /,
    ],
    [
      'of another kind of model',
      async () => ({ 'onnx/text_model_quantized.onnx': await otherGraph() }),
      /^onnx\/text_model_quantized\.onnx: expected token ids as its input .* received the inputs audio and the outputs transcript/,
    ],
    [
      'with dimensions that are no number',
      async () => ({ 'config.json': { ...(await json('config.json')), projection_dim: 'many' } }),
      /^config\.json: projection_dim: expected number, received "many"/,
    ],
    [
      'with a size of a string',
      async () => ({ 'preprocessor_config.json': { size: '260' } }),
      /^preprocessor_config\.json: size: expected a number, \{shortest_edge\} or \{height, width\}, in pixels, received "260"/,
    ],
    [
      'without a tokenizer',
      async () => ({ 'tokenizer.json': null }),
      /^tokenizer\.json: expected a file of the model, received nothing there/,
    ],
    [
      'with an empty tokenizer',
      async () => ({ 'tokenizer.json': '[]' }),
      /^tokenizer\.json: expected object, received \[\]/,
    ],
    [
      'without a text tower',
      async () => ({ 'onnx/text_model_quantized.onnx': null }),
      /^onnx\/: expected text_model\.onnx or text_model_quantized\.onnx, received \["onnx\/vision_model_quantized\.onnx"\]/,
    ],
    [
      'with a background of other dimensions',
      async () => ({ 'calibration/image_background.npy': npyOf(2, 256) }),
      /^calibration\/image_background\.npy: expected rows of 512 numbers, received rows of 256/,
    ],
    [
      'with a background that is cut off',
      async () => ({
        'calibration/image_background.npy': (
          await readFile(path.join(starterModelDir, 'calibration/image_background.npy'))
        ).subarray(0, 5000),
      }),
      /^calibration\/image_background\.npy: expected a NumPy matrix, received expected 1024128 bytes/,
    ],
  ];
  it.each(cases)('A model folder is refused by naming the file when it is %s', async (_, changes, message) => {
    const dir = await copy(await changes());
    await expect(openModelFolder(dir)).rejects.toMatchObject({
      kind: 'model-invalid',
      message: expect.stringMatching(message) as string,
    });
  });

  it('A model folder that does not exist, or is a file, is refused by name', async () => {
    const dir = await copy({});
    await expect(openModelFolder(path.join(dir, 'none'))).rejects.toThrow(
      /none: expected a model folder, received nothing there/,
    );
    await expect(openModelFolder(path.join(dir, 'config.json'))).rejects.toThrow(
      /config\.json: expected a model folder, received a file/,
    );
  });
});
