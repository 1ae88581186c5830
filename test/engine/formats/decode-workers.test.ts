import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DecodeRequest } from '../../../electron/engine/formats/decode-messages.ts';
import { DecodeWorkers } from '../../../electron/engine/formats/decode-workers.ts';
import { bundle } from '../../support/bundle.ts';
import { heifFixture } from '../../support/heif-files.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let directory: string;
let workers: DecodeWorkers;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => workers.stop());

const request = (bytes: Uint8Array): DecodeRequest & { what: 'header' } => ({
  ...{ what: 'header', type: 'heic', bytes, need: { width: 0, height: 0 } },
});

/** A worker that does that with each file, whose first byte is `first`. */
async function start(code: string, milliseconds?: number): Promise<void> {
  const entry = path.join(directory, `${Math.random()}.mjs`);
  const say = `const done = (width) => parentPort.postMessage({ done: true, result: { width }, heapBytes: 0 });`;
  await writeFile(
    entry,
    `import { parentPort, threadId } from 'node:worker_threads'; ${say}
     parentPort.on('message', ({ bytes: [first] }) => { ${code} });`,
  );
  workers = new DecodeWorkers({ entry, ...(milliseconds === undefined ? {} : { milliseconds }) });
}

describe('decode workers', () => {
  test('They decode HEIC, and name what is wrong with other bytes', async () => {
    workers = new DecodeWorkers({ entry: await bundle('electron/engine/formats/decode-worker.ts') });
    const file = heifFixture('quadrants');
    expect(await workers.run(request(file))).toMatchObject({ width: 96, height: 64 });
    const need = { width: 96, height: 64 };
    const raster = await workers.run({ ...request(file), what: 'raster', need });
    expect(raster.pixels.length).toBe(96 * 64 * 3);
    await expect(workers.run(request(file.subarray(0, 40)))).rejects.toMatchObject({ kind: 'unreadable' });
    expect(await workers.run(request(file))).toMatchObject({ width: 96 });
  });

  test('A file that hangs its decoder is given up, and the next one is decoded', async () => {
    await start('if (first === 1) for (;;); done(7);', 300);
    const hanging = workers.run(request(Buffer.of(1)));
    await expect(hanging).rejects.toMatchObject({
      kind: 'too-large',
      message: 'decoding took longer than 1 seconds',
    });
    expect(await workers.run(request(Buffer.of(2)))).toEqual({ width: 7 });
  });

  test.each([
    ['throws out of hand', 'setTimeout(() => { throw new Error("broken"); });'],
    ['ends its thread', 'process.exit(3);'],
    [
      'takes all memory of its thread',
      'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));',
    ],
  ])('A file whose decoder %s fails, and the next one is decoded', async (_what, code) => {
    await start(`if (first === 1) { ${code} } else done(7);`);
    await expect(workers.run(request(Buffer.of(1)))).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'the decoder crashed on this file',
    });
    expect(await workers.run(request(Buffer.of(2)))).toEqual({ width: 7 });
  });

  test('A decoder that broke is not trusted with another file', async () => {
    await start(
      "if (first === 1) parentPort.postMessage({ done: false, kind: null, message: 'unreachable', intact: false }); else done(threadId);",
    );
    const before = await workers.run(request(Buffer.of(2)));
    await expect(workers.run(request(Buffer.of(1)))).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'the image could not be decoded (unreachable)',
    });
    expect(await workers.run(request(Buffer.of(2)))).not.toEqual(before);
  });

  test('A picture somebody waits for does not wait for others', async () => {
    await start('if (first === 1) for (;;); done(7);', 30_000);
    const others = Array.from({ length: 20 }, () => workers.run(request(Buffer.of(1))).catch(() => null));
    expect(await workers.run(request(Buffer.of(2)), true)).toEqual({ width: 7 });
    await workers.stop();
    void others;
  });

  test('A thread with nothing to do is ended', async () => {
    await start('done(threadId);');
    const idle = new DecodeWorkers({ entry: path.join(directory, 'idle.mjs'), idleMilliseconds: 1 });
    await writeFile(
      path.join(directory, 'idle.mjs'),
      "import { parentPort, threadId } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ done: true, result: { width: threadId }, heapBytes: 0 }));",
    );
    const first = await idle.run(request(Buffer.of(1)));
    await expect
      .poll(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return idle.run(request(Buffer.of(1)));
      })
      .not.toEqual(first);
    await idle.stop();
  });
});

describe('memory', () => {
  test('WebAssembly can’t grow beyond the limit of a worker', async () => {
    const entry = path.join(directory, 'memory.mjs');
    const limit = await bundle('electron/engine/formats/webassembly-memory.ts');
    await writeFile(
      entry,
      `import { parentPort } from 'node:worker_threads'; import { limitWebAssemblyMemory } from ${JSON.stringify(limit)};
       limitWebAssemblyMemory(2 ** 20); const memory = new WebAssembly.Memory({ initial: 1 });
       parentPort.on('message', () => { memory.grow(10); let failure = null; try { memory.grow(10); } catch (error) { failure = error; }
         parentPort.postMessage({ done: false, kind: failure.kind, message: failure.message, intact: true }); });`,
    );
    workers = new DecodeWorkers({ entry });
    await expect(workers.run(request(Buffer.of(1)))).rejects.toMatchObject({
      kind: 'too-large',
      message: 'decoding needs more than 1 MB of memory',
    });
  });
});
