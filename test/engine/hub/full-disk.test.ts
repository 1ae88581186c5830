/** Pulls and imports onto a disk without room, or whose room another program takes meanwhile. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubClient } from '../../../electron/engine/hub/hub-client.ts';
import { importModel } from '../../../electron/engine/hub/import-model.ts';
import { modelPlaces } from '../../../electron/engine/hub/model-places.ts';
import { createNodeTransport } from '../../../electron/engine/hub/node-transport.ts';
import { pullModel } from '../../../electron/engine/hub/pull.ts';
import { PullReport } from '../../../electron/engine/hub/pull-report.ts';
import type { ModelPull } from '../../../shared/schemas.ts';
import { plainModel, someBytes } from '../../support/hub-models.ts';
import { startLocalHub, type LocalHub } from '../../support/local-hub.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

const ID = 'acme/large';
/** Two models, the room that a pull leaves, and a little more. */
const disk = mountTinyDisk(130 * 2 ** 20);
afterAll(() => {
  if (typeof disk !== 'string') disk.unmount();
});

let hub: LocalHub;
beforeEach(async () => {
  hub = await startLocalHub(plainModel(ID, 20 * 2 ** 20));
});
afterEach(() => hub.close());

describe.skipIf(typeof disk === 'string')(
  `a full disk${typeof disk === 'string' ? ` (NOT TESTED: ${disk})` : ''}`,
  () => {
    const dataDir = typeof disk === 'string' ? '' : disk.path;
    const places = modelPlaces(path.join(dataDir, 'data'));

    function pull(onReport: (pull: ModelPull) => void = () => undefined) {
      const client = new HubClient({
        ...{ endpoint: hub.url, token: null, offline: false, silenceSeconds: 1 },
        ...{ transport: createNodeTransport(), record: () => undefined },
        patience: { tries: 3, milliseconds: 5 },
      });
      const parts = { places, client, cache: path.join(dataDir, 'cache') };
      return pullModel(parts, { id: ID }, new PullReport(ID, 'name', onReport), new AbortController().signal);
    }
    const fetched = () => hub.requests.filter(({ host }) => host === 'cdn').length;
    const installed = async () => (await readdir(places.root)).filter((name) => !name.startsWith('.'));

    it('A pull without room for the model is refused before a tower is fetched, and says how much it needs', async () => {
      if (typeof disk === 'string') return;
      const free = disk.fill(30 * 2 ** 20);
      await expect(pull()).rejects.toMatchObject({
        kind: 'disk-full',
        message: expect.stringMatching(/^acme\/large needs \d+ MB of room in /) as unknown,
      });
      expect(fetched()).toBe(0);
      expect(await installed()).toEqual([]);
      free();
    });

    it('A pull whose disk fills up in the middle stops with that reason, and goes on when there is room', async () => {
      if (typeof disk === 'string') return;
      let free: (() => void) | null = null;
      hub.bytesPerSecond = 8e6;
      const running = pull(({ bytes }) => {
        if (bytes > 2_000_000) free ??= disk.fill();
      });
      await expect(running).rejects.toMatchObject({
        kind: 'disk-full',
        message: 'acme/large: the disk is full; what has arrived is kept: make room, then pull again',
      });
      expect(await installed()).toEqual([]);
      (free as (() => void) | null)?.();
      hub.bytesPerSecond = null;
      await pull();
      expect(await installed()).toEqual(['acme--large']);
    });

    /** A model elsewhere, of 20 MB. */
    async function folder(name: string): Promise<string> {
      const made = path.join(await temporaryDirectory(), name);
      await mkdir(path.join(made, 'onnx'), { recursive: true });
      await writeFile(path.join(made, 'config.json'), '{"model_type":"clip"}');
      await writeFile(path.join(made, 'onnx/text_model.onnx'), someBytes(20 * 2 ** 20, 1));
      return made;
    }
    const importing = async (name: string) =>
      importModel(places, await folder(name), new AbortController().signal);

    it('An import without room for the model is refused, with how much room there is, and leaves nothing', async () => {
      if (typeof disk === 'string') return;
      const free = disk.fill(70 * 2 ** 20);
      await expect(importing('wide')).rejects.toMatchObject({
        kind: 'disk-full',
        message: expect.stringMatching(
          / more than the \d MB there is room for; nothing was installed$/,
        ) as unknown,
      });
      expect(existsSync(`${places.download('wide')}.import`)).toBe(false);
      expect(existsSync(places.installed('wide'))).toBe(false);
      free();
    });

    it('An import whose disk fills up in the middle is refused with that reason, and leaves nothing', async () => {
      if (typeof disk === 'string') return;
      const workshop = `${places.download('slow')}.import`;
      let free: (() => void) | null = null;
      const watching = setInterval(() => {
        if (existsSync(path.join(workshop, 'onnx/text_model.onnx'))) free ??= disk.fill();
      });
      await expect(importing('slow')).rejects.toMatchObject({
        kind: 'disk-full',
        message: expect.stringMatching(/slow: the disk is full; nothing was installed$/) as unknown,
      });
      clearInterval(watching);
      expect(existsSync(workshop)).toBe(false);
      expect(existsSync(places.installed('slow'))).toBe(false);
      (free as (() => void) | null)?.();
    });
  },
);
