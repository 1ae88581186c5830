/** Measures reading, decoding and resizing alone on all cores, as in the embedder but with nothing after it. */
import { prepareImage } from '../../electron/engine/images/decode.ts';
import { PictureWriter } from '../../electron/engine/images/picture-writer.ts';
import { readPhotoFile } from '../../electron/engine/images/read-file.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { answerOnce } from '../child.ts';

/** Concurrent decodes: libuv's four threads limit them anyway. */
const IN_FLIGHT = 4;
const WARM_UP = 8;

answerOnce<'decode'>(async ({ modelDir, files, thumbnailsDir }) => {
  const pictures = thumbnailsDir === undefined ? null : new PictureWriter({ directory: thumbnailsDir });
  const { preprocess } = await openModelFolder(modelDir, { towers: [] });
  let next = 0;
  let finished = 0;
  let start = 0;
  let used = process.cpuUsage();
  const work = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const { bytes, contentHash } = await readPhotoFile(Buffer.from(file));
      const image = await prepareImage(bytes, preprocess);
      await pictures?.write({ bytes, contentHash, image });
      finished += 1;
      if (finished === WARM_UP) {
        start = performance.now();
        used = process.cpuUsage();
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  const images = finished - WARM_UP;
  const { user, system } = process.cpuUsage(used);
  return {
    images,
    rate: (images * 1000) / (performance.now() - start),
    processor: (user + system) / 1000 / images,
  };
});
