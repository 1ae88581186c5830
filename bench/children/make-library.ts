/** Creates a library of fictitious photos, with random vectors in the starter's space, directly in the store. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openDataDir } from '../../electron/engine/files/data-dir.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { answerOnce } from '../child.ts';
import { fictitiousHash } from '../fixtures/contents.ts';
import { dataBlocks } from '../fixtures/vectors.ts';
import { starterModelDir } from '../paths.ts';

const TAKEN_FROM = Date.UTC(2010, 0, 1);
const HOUR = 3_600_000;

answerOnce<'make-library'>(async ({ dataDir, photos }) => {
  const model = await openModelFolder(starterModelDir);
  await openDataDir(dataDir, 'writer');
  // Never read. Not below the data directory, because that gets renamed.
  const folder = path.join(path.dirname(dataDir), 'photos');
  await mkdir(folder, { recursive: true });
  const store = openStore(dataDir, 'writer');
  const { id: spaceId } = store.spaces.ensure({
    key: model.space,
    modelId: model.id,
    dimensions: model.dimensions,
  });
  const folderId = store.folders.insert(Buffer.from(folder));
  let number = 0;
  for (const block of dataBlocks(photos, model.dimensions)) {
    const rows = block.length / model.dimensions;
    store.transaction(() => {
      for (let row = 0; row < rows; row += 1, number += 1) {
        store.scans.insert(folderId, {
          path: Buffer.from(path.join(folder, String(Math.floor(number / 1000)), `photo-${number}.jpg`)),
          size: 3_000_000 + number,
          mtimeUs: (TAKEN_FROM + number * HOUR) * 1000,
          inode: null,
          skip: null,
        });
      }
    });
    const pending = store.outcomes.pending(null, rows).sort((a, b) => a.id - b.id);
    store.outcomes.record(
      spaceId,
      pending.map((pulled, row) => ({
        pulled,
        outcome: {
          photoId: pulled.id,
          state: 'done',
          embedding: block.slice(row * model.dimensions, (row + 1) * model.dimensions),
          metadata: {
            type: 'jpeg',
            width: 4000,
            height: 3000,
            takenAt: TAKEN_FROM + pulled.id * HOUR,
            camera: 'Bench 12',
            latitude: null,
            longitude: null,
          },
          warning: null,
          contentHash: fictitiousHash(pulled.id),
        },
        hub: 0.1,
      })),
    );
  }
  store.close();
  return {};
});
