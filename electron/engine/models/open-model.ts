/** Opens a model by its folder, wherever it runs. Runs in the engine and embedder processes. */
import { access } from 'node:fs/promises';
import { openModelFolder, type ModelFolder, type OpenModelOptions } from './model-folder.ts';
import { openRemote, type RemoteModel } from './remote-model.ts';
import { variantOf } from './variant.ts';

/** A model on this computer, or one that answers over the network. */
export type Model = ModelFolder | RemoteModel;

/** Whether the folder of a model is gone: deleted, or on a disk that is not connected. */
export async function isAway({ dir }: Pick<Model, 'dir'>): Promise<boolean> {
  return access((await variantOf(dir))?.dir ?? dir).then(
    () => false,
    () => true,
  );
}

/** @throws SightlineError `model-invalid`. */
export async function openModel(dir: string, options: OpenModelOptions = {}): Promise<Model> {
  return (await openRemote(dir)) ?? openModelFolder(dir, options);
}
