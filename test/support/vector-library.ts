/**
 * A library of photos that do not exist, with the vectors of real ones: for tests of what is done with many vectors.
 */
import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { starterModelDir } from '../../electron/engine/app-root.ts';
import { openDataDir } from '../../electron/engine/files/data-dir.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { hubOf } from '../../electron/engine/search/hub.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { metadata, scanned } from './library.ts';

/**
 * Makes a library in `dataDir` of `count` photos in the folder `<dataDir>-photos`, which is empty; their ids are 1 to
 * `count`. Their vectors are those of the starter's background photos, again and again.
 */
export async function makeVectorLibrary(dataDir: string, count: number): Promise<void> {
  const model = await openModelFolder(starterModelDir, { towers: ['text'] });
  const { imageBackground, textBackground } = model.calibration!;
  const photos = Array.from({ length: Math.min(count, imageBackground.count) }, (_, row) => {
    const embedding = imageBackground.rows.slice(row * model.dimensions, (row + 1) * model.dimensions);
    return { embedding, hub: hubOf(embedding, textBackground) };
  });
  await openDataDir(dataDir, 'writer');
  const folder = `${dataDir}-photos`;
  mkdirSync(folder);
  const store = openStore(dataDir, 'writer');
  const { dimensions, id: modelId } = model;
  const space = store.spaces.ensure({ key: model.space, modelId, dimensions });
  store.transaction(() => {
    const folderId = store.folders.insert(Buffer.from(folder));
    for (let index = 0; index < count; index++) {
      store.scans.insert(folderId, scanned(path.join(folder, `${index}.jpg`)));
    }
    for (;;) {
      const pending = store.outcomes.pending(null, 1_000);
      if (pending.length === 0) break;
      store.outcomes.record(
        space.id,
        pending.map((pulled) => {
          const { embedding, hub } = photos[(pulled.id - 1) % photos.length]!;
          const outcome = {
            photoId: pulled.id,
            state: 'done',
            embedding,
            metadata: metadata(),
            warning: null,
          } as const;
          return {
            pulled,
            outcome: { ...outcome, contentHash: pulled.id.toString(16).padStart(64, '0') },
            hub,
          };
        }),
      );
    }
  });
  store.close();
}
