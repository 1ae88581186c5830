/** The embedder's answers with the starter model, in this process. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { appRoot } from '../../../electron/engine/app-root.ts';
import { createEmbedderService } from '../../../electron/engine/embedder/service.ts';
import type { EmbedderEvent, EmbedFile } from '../../../electron/engine/api/embedder-api.ts';
import { photo } from '../../support/images.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const folder = await temporaryDirectory();
const events: EmbedderEvent[] = [];
const service = createEmbedderService((event) => events.push(event));
const never = new AbortController().signal;
const cat = path.join(appRoot, 'samples', 'tabby-cat.jpg');
const outcomes = (): number => events.filter(({ type }) => type === 'outcome').length;

describe('before it is opened', () => {
  it('The embedder service says that it is not open yet', async () => {
    await expect(service.embed({ files: [] }, never)).rejects.toMatchObject({ kind: 'internal' });
    await expect(service.embedImage({ path: Buffer.from(cat) }, never)).rejects.toThrow(
      /before it was opened/,
    );
  });
});

describe('opened', () => {
  beforeAll(async () => {
    const modelDir = path.join(appRoot, 'models', 'starter');
    const info = await service.open({ modelDir, cacheDir: null }, never);
    expect(info).toMatchObject({ dimensions: 512, pid: process.pid });
  });

  it('The embedder service gives a query image by path, by bytes and in a batch the same vector', async () => {
    const byPath = await service.embedImage({ path: Buffer.from(cat) }, never);
    const byBytes = await service.embedImage({ bytes: new Uint8Array(await readFile(cat)) }, never);
    expect(byBytes.embedding).toEqual(byPath.embedding);
    await service.embed({ files: [{ photoId: 7, path: Buffer.from(cat) }] }, never);
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'outcome', outcome: { photoId: 7, state: 'done' } });
    if (last?.type === 'outcome' && last.outcome.state === 'done') {
      expect(last.outcome.embedding).toEqual(byPath.embedding);
    }
  });

  it('The embedder service refuses a query image that is missing or no image', async () => {
    await expect(service.embedImage({ bytes: Buffer.from('text') }, never)).rejects.toMatchObject({
      kind: 'unreadable',
    });
    await expect(service.embedImage({}, never)).rejects.toMatchObject({ kind: 'invalid-input' });
  });

  it('The embedder service opened again with other threads ends running work as it began', async () => {
    const file = { photoId: 7, path: Buffer.from(cat) };
    const modelDir = path.join(appRoot, 'models', 'starter');
    const before = await service.embedImage({ path: Buffer.from(cat) }, never);
    const batch = events.length;
    const running = service.embed({ files: Array.from({ length: 20 }, () => file) }, never);
    await service.open({ modelDir, cacheDir: null, threads: 1 }, never);
    await service.embed({ files: [file] }, never);
    await running;
    const embeddings = events
      .slice(batch)
      .flatMap((event) =>
        event.type === 'outcome' && event.outcome.state === 'done' ? [event.outcome.embedding] : [],
      );
    expect(embeddings).toHaveLength(21);
    for (const embedding of embeddings) {
      const cosine = embedding.reduce((sum, value, index) => sum + value * (before.embedding[index] ?? 0), 0);
      expect(cosine).toBeGreaterThan(0.9999);
    }
  });

  it('The embedder service puts query images and thumbnails ahead of a long batch', async () => {
    const file = path.join(folder, 'photo.jpg');
    await writeFile(file, await photo(600, 400).jpeg().toBuffer());
    const files = Array.from({ length: 200 }, (_, photoId): EmbedFile => ({
      photoId,
      path: Buffer.from(file),
    }));
    events.length = 0;
    const batch = service.embed({ files }, never);
    await service.embedImage({ path: Buffer.from(cat) }, never);
    expect(outcomes()).toBeLessThan(100);
    const before = outcomes();
    const directory = path.join(folder, 'thumbnails');
    const made = await service.thumbnail({ path: Buffer.from(file), directory, size: 'small' }, never);
    expect(outcomes() - before).toBeLessThan(100);
    expect(await sharp(await readFile(made.file)).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
    await batch;
    expect(outcomes()).toBe(200);
  });
});
