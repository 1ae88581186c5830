import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createImageEncoder, type ImageEncoder } from '../../../electron/engine/embedding/image-encoder.ts';
import { contentHash } from '../../../electron/engine/images/content-hash.ts';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { PictureWriter } from '../../../electron/engine/images/picture-writer.ts';
import { THUMBNAIL_VERSION } from '../../../electron/engine/api/fact-versions.ts';
import { openModelFolder, type ModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { EmbedPipeline } from '../../../electron/engine/embedder/pipeline.ts';
import type { EmbedderEvent, EmbedFile, EmbedOutcome } from '../../../electron/engine/api/embedder-api.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { cut, isoMedia, makePipe, photo, quadrants } from '../../support/images.ts';
import { writeTinyClip } from '../../support/onnx/model-folders.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let directory: string;
let model: ModelFolder;
let encoder: ImageEncoder;

beforeAll(async () => {
  directory = await temporaryDirectory();
  const modelDir = path.join(directory, 'model');
  await mkdir(modelDir);
  await writeTinyClip(modelDir);
  model = await openModelFolder(modelDir);
  encoder = await createImageEncoder(model, { cacheDir: null });
});
afterAll(() => encoder.release());

/** A pipeline and what it says. */
function recorded(encode: Pick<ImageEncoder, 'encode'> = encoder): {
  pipeline: EmbedPipeline;
  events: EmbedderEvent[];
  outcomes: () => EmbedOutcome[];
  started: () => number[];
} {
  const events: EmbedderEvent[] = [];
  return {
    pipeline: new EmbedPipeline({
      encoder: encode,
      preprocess: model.preprocess,
      emit: (event) => events.push(event),
    }),
    events,
    outcomes: () => events.flatMap((event) => (event.type === 'outcome' ? [event.outcome] : [])),
    started: () => events.flatMap((event) => (event.type === 'started' ? [event.photoId] : [])),
  };
}

let counter = 0;

/** Photos that differ, with the ids 1, 2, … */
async function photos(count: number): Promise<EmbedFile[]> {
  const folder = path.join(directory, `photos-${counter++}`);
  await mkdir(folder);
  const files: EmbedFile[] = [];
  for (let photoId = 1; photoId <= count; photoId++) {
    const file = path.join(folder, `${photoId}.jpg`);
    await writeFile(
      file,
      await quadrants(40 + photoId, 40)
        .jpeg()
        .toBuffer(),
    );
    files.push({ photoId, path: Buffer.from(file) });
  }
  return files;
}

const never = (): AbortSignal => new AbortController().signal;

describe('embedding', () => {
  test.each([0, 1, 8, 21])(
    'The pipeline gives %i photos one outcome each, after it was started',
    async (count) => {
      const files = await photos(count);
      const { pipeline, events, outcomes, started } = recorded();
      await pipeline.embed(files, never());
      const ids = files.map(({ photoId }) => photoId);
      expect(started().sort((one, other) => one - other)).toEqual(ids);
      expect(
        outcomes()
          .map(({ photoId }) => photoId)
          .sort((one, other) => one - other),
      ).toEqual(ids);
      for (const id of ids) {
        const begun = events.findIndex((event) => event.type === 'started' && event.photoId === id);
        const ended = events.findIndex((event) => event.type === 'outcome' && event.outcome.photoId === id);
        expect(begun).toBeLessThan(ended);
      }
    },
  );

  test('The pipeline gives each photo its own unit vector, as if it were alone', async () => {
    const files = await photos(11);
    const { pipeline, outcomes } = recorded();
    await pipeline.embed(files, never());
    for (const outcome of outcomes()) {
      if (outcome.state !== 'done') throw new Error(`expected done, received ${outcome.state}`);
      const bytes = await quadrants(40 + outcome.photoId, 40)
        .jpeg()
        .toBuffer();
      const [alone] = await encoder.encode([(await prepareImage(bytes, model.preprocess)).pixels]);
      expect(outcome.embedding).toHaveLength(32);
      expect(cosine(outcome.embedding, outcome.embedding)).toBeCloseTo(1, 5);
      expect(cosine(outcome.embedding, alone ?? new Float32Array())).toBeCloseTo(1, 5);
      expect(outcome).toMatchObject({ warning: null, metadata: { type: 'jpeg', height: 40 } });
      expect(outcome.contentHash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('The pipeline fails the one photo that the model has no embedding of, and embeds the others', async () => {
    const files = await photos(9);
    const odd = (await prepareImage(await readFile(Buffer.from(files[3]!.path)), model.preprocess)).pixels;
    const overflows: ImageEncoder['encode'] = (pictures) =>
      pictures.some((pixels) => Buffer.from(pixels).equals(odd))
        ? Promise.reject(new SightlineError('model-invalid', 'expected finite numbers'))
        : encoder.encode(pictures);
    const { pipeline, outcomes } = recorded({ encode: overflows });
    await pipeline.embed(files, never());
    const failed = outcomes().filter(({ state }) => state !== 'done');
    expect(failed).toEqual([{ photoId: 4, state: 'failed', reason: 'expected finite numbers' }]);
    expect(outcomes()).toHaveLength(9);
  });

  test('The pipeline reads bytes that are known, and embeds nothing', async () => {
    const [file] = await photos(1);
    const bytes = await readFile(file?.path.toString() ?? '');
    const known = [contentHash(Buffer.from('others')), contentHash(bytes)];
    let encoded = 0;
    const encode: ImageEncoder['encode'] = (pictures) => {
      encoded += pictures.length;
      return encoder.encode(pictures);
    };
    const { pipeline, outcomes } = recorded({ encode });
    await pipeline.embed([{ ...file!, known }], never());
    expect(outcomes()).toEqual([{ photoId: 1, state: 'known', contentHash: known[1] }]);
    await pipeline.embed([{ ...file!, known: known.slice(0, 1) }], never());
    expect(outcomes()[1]).toMatchObject({ photoId: 1, state: 'done' });
    expect(encoded).toBe(1);
  });

  test('The pipeline embeds equal bytes once, in a batch and after it', async () => {
    const files = await photos(12);
    for (const { path: copy } of files.slice(1)) await copyFile(files[0]!.path.toString(), copy.toString());
    let encoded = 0;
    const encode: ImageEncoder['encode'] = (pictures) => {
      encoded += pictures.length;
      return encoder.encode(pictures);
    };
    const { pipeline, outcomes } = recorded({ encode });
    await pipeline.embed(files.slice(0, 11), never());
    await pipeline.embed(files.slice(11), never());
    expect(encoded).toBe(1);
    expect(
      outcomes()
        .map(({ photoId }) => photoId)
        .toSorted((a, b) => a - b),
    ).toEqual(files.map(({ photoId }) => photoId));
    expect(outcomes().every(({ state }) => state === 'done')).toBe(true);
  });

  test('Files with the bytes of one that was cancelled, or can not be decoded, get outcomes of their own', async () => {
    const files = await photos(4);
    for (const { path: copy } of files.slice(1)) await copyFile(files[0]!.path.toString(), copy.toString());
    const { pipeline, outcomes } = recorded();
    const cancelled = new AbortController();
    const first = pipeline.embed(files.slice(0, 1), cancelled.signal);
    const second = pipeline.embed(files.slice(1), never());
    cancelled.abort();
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
    await second;
    expect(outcomes().map(({ photoId }) => photoId)).toEqual(expect.arrayContaining([2, 3, 4]));
    for (const { path: broken } of files) await writeFile(broken.toString(), 'no picture');
    await pipeline.embed(files, never());
    expect(outcomes().filter(({ state }) => state === 'failed')).toHaveLength(4);
  });

  test('The pipeline makes the small thumbnail of a photo before it says that it is done', async () => {
    const files = await photos(3);
    const thumbnailsDir = path.join(directory, 'thumbnails');
    await mkdir(thumbnailsDir, { recursive: true });
    const seen: boolean[] = [];
    const pipeline = new EmbedPipeline({
      encoder,
      preprocess: model.preprocess,
      pictures: new PictureWriter({ directory: thumbnailsDir }),
      emit: (event) => {
        if (event.type !== 'outcome' || event.outcome.state !== 'done') return;
        const { contentHash, picture } = event.outcome;
        expect(picture).toMatchObject({
          colour: expect.any(Number) as number,
          thumbnailVersion: THUMBNAIL_VERSION,
        });
        seen.push(existsSync(thumbnailPath(thumbnailsDir, contentHash, 'small')));
      },
    });
    await pipeline.embed(files, never());
    expect(seen).toEqual([true, true, true]);
  });

  test('The pipeline reports what became of bad files and continues with the others', async () => {
    const folder = path.join(directory, 'hostile');
    await mkdir(folder);
    const [good] = await photos(1);
    const jpeg = await photo(300, 200).jpeg().toBuffer();
    await writeFile(path.join(folder, 'cut.jpg'), cut(jpeg, 0.8));
    await writeFile(path.join(folder, 'stub.jpg'), cut(jpeg, 0.2));
    await writeFile(path.join(folder, 'text.jpg'), 'a shopping list');
    await writeFile(path.join(folder, 'film.jpg'), isoMedia('isom'));
    await writeFile(path.join(folder, 'empty.jpg'), '');
    makePipe(path.join(folder, 'pipe.jpg'));
    const names = ['cut.jpg', 'stub.jpg', 'text.jpg', 'film.jpg', 'empty.jpg', 'pipe.jpg', 'gone.jpg'];
    const { pipeline, outcomes } = recorded();
    await pipeline.embed(
      [
        ...names.map((name, index) => ({ photoId: 100 + index, path: Buffer.from(path.join(folder, name)) })),
        { photoId: 1, path: good?.path ?? Buffer.alloc(0) },
      ],
      never(),
    );
    const states = Object.fromEntries(
      outcomes().map((outcome) => [names[outcome.photoId - 100] ?? 'good', describeOutcome(outcome)]),
    );
    expect(states).toEqual({
      good: 'done',
      'cut.jpg': expect.stringMatching(
        /^done: the file is truncated or damaged; about [78]\d % of the image/,
      ) as string,
      'stub.jpg': expect.stringMatching(
        /^failed: the file is truncated or damaged: expected at least half/,
      ) as string,
      'text.jpg': 'failed: expected an image, received an unknown format',
      'film.jpg': 'skipped: format not supported yet (video)',
      'empty.jpg': 'failed: expected an image, received an empty file (0 bytes)',
      'pipe.jpg': 'failed: expected a regular file, found a directory, pipe or device',
      'gone.jpg': 'vanished',
    });
  });

  test('The pipeline ends two batches at once, each with its own files', async () => {
    const [first, second] = [await photos(5), await photos(12)];
    const { pipeline, outcomes } = recorded();
    await Promise.all([pipeline.embed(first, never()), pipeline.embed(second, never())]);
    expect(outcomes()).toHaveLength(17);
  });
});

describe('cancelling', () => {
  test('Cancelling ends at once, drops the rest and leaves the pipeline usable', async () => {
    const files = await photos(40);
    const controller = new AbortController();
    const { pipeline, started, outcomes } = recorded();
    const running = pipeline.embed(files, controller.signal);
    controller.abort();
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
    expect(outcomes()).toEqual([]);
    const other = await photos(3);
    await pipeline.embed(
      other.map((file) => ({ ...file, photoId: file.photoId + 1000 })),
      never(),
    );
    expect(outcomes().every(({ photoId }) => photoId > 1000)).toBe(true);
    expect(started().length).toBeLessThan(20);
  });

  test('Cancelling one batch does not touch another', async () => {
    const controller = new AbortController();
    const { pipeline, outcomes } = recorded();
    const [first, second] = [await photos(20), await photos(9)];
    const cancelled = pipeline.embed(first, controller.signal);
    const kept = pipeline.embed(
      second.map((file) => ({ ...file, photoId: file.photoId + 1000 })),
      never(),
    );
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' });
    await kept;
    expect(outcomes().filter(({ photoId }) => photoId > 1000)).toHaveLength(9);
  });

  test('Cancelling before a batch began ends it at once', async () => {
    const { pipeline, events } = recorded();
    await expect(pipeline.embed(await photos(1), AbortSignal.abort())).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(events).toEqual([]);
  });
});

test('A model that fails ends the call and blames no photo', async () => {
  const failure = new SightlineError('model-invalid', 'the model gave something else');
  const { pipeline, outcomes } = recorded({ encode: () => Promise.reject(failure) });
  await expect(pipeline.embed(await photos(30), never())).rejects.toBe(failure);
  expect(outcomes()).toEqual([]);
});

describe('ahead of the queue', () => {
  test('Work ahead of the queue is done before another file is begun or batch encoded', async () => {
    let encoded = 0;
    const counting = {
      encode: (pixels: readonly Uint8Array[]) => {
        encoded++;
        return encoder.encode(pixels);
      },
    };
    const { pipeline, started, outcomes } = recorded(counting);
    const running = pipeline.embed(await photos(40), never());
    const bytes = await photo(300, 200).jpeg().toBuffer();
    const embedding = await pipeline.ahead(async () => {
      const before = [started().length, encoded];
      const { pixels } = await prepareImage(bytes, model.preprocess, { ahead: true });
      const [vector] = await encoder.encode([pixels]);
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
      expect([started().length, encoded]).toEqual(before);
      return vector;
    });
    expect(embedding).toHaveLength(32);
    expect(outcomes().length).toBeLessThan(40);
    await running;
    expect(outcomes()).toHaveLength(40);
  });

  test('Work ahead of the queue runs a few at a time, and what fails makes room for the next', async () => {
    const { pipeline } = recorded();
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      throw new Error('no thumbnail');
    };
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => pipeline.ahead(work)));
    expect(all.map(({ status }) => status)).toEqual(new Array(10).fill('rejected'));
    expect(most).toBe(4);
    await pipeline.embed(await photos(2), never());
  });
});

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function describeOutcome(outcome: EmbedOutcome): string {
  if (outcome.state === 'vanished' || outcome.state === 'known') return outcome.state;
  const reason = outcome.state === 'done' ? outcome.warning : outcome.reason;
  return reason === null ? outcome.state : `${outcome.state}: ${reason}`;
}
