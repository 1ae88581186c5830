/** A hub on this machine with the model that the README pulls: tiny, under that name. Prints its address; runs until it is ended. */
import { rmSync } from 'node:fs';
import { modelOfFolder } from './hub-models.ts';
import { startLocalHub } from './local-hub.ts';
import { writeTinyClip } from './onnx/model-folders.ts';

const [folder = ''] = process.argv.slice(2);
await writeTinyClip(folder);
const hub = await startLocalHub(modelOfFolder('Xenova/clip-vit-base-patch32', folder));
rmSync(folder, { recursive: true });
console.log(hub.url);
