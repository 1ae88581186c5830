/**
 * Opens towers apart before this process opens them: a model on which ONNX Runtime crashes ends a process that does
 * nothing else, once per level of optimisation, and what was found is remembered by the tower's digest. Runs in the
 * engine process.
 */
import { toSightlineError } from '../../../shared/errors.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import { towerHistory } from '../embedding/open-tower.ts';
import { log } from '../log/log.ts';
import { MOST_CRASHES } from '../models/guarded-opening.ts';
import type { ModelFolder, TowerFile } from '../models/model-folder.ts';
import type { Tower } from '../models/tower-signature.ts';
import type { Remote, Spawn } from '../processes/wire.ts';

export interface TrialOfTowers {
  readonly spawn: Spawn;
  readonly cacheDir: string;
  /** The towers to try though nothing speaks against them; others are tried only if they have ended a process. */
  readonly unknown: readonly Tower[];
}

/**
 * The first tower that ends every process that opens it; null if there is none. A tower that fails in another way
 * counts as sound: whoever uses it says what is wrong.
 */
export async function crashingTower(
  model: Pick<ModelFolder, 'dir' | 'textFile' | 'visionFile'>,
  { spawn, cacheDir, unknown }: TrialOfTowers,
): Promise<TowerFile | null> {
  for (const tower of ['text', 'vision'] as const) {
    const file = tower === 'text' ? model.textFile : model.visionFile;
    const history = await towerHistory(file, cacheDir);
    if (history === 'works' || (history === 'new' && !unknown.includes(tower))) continue;
    if (history === 'crashes' || !(await opensApart(tower, file, model.dir, { spawn, cacheDir })))
      return file;
  }
  return null;
}

async function opensApart(
  tower: Tower,
  file: TowerFile,
  modelDir: string,
  { spawn, cacheDir }: Pick<TrialOfTowers, 'spawn' | 'cacheDir'>,
): Promise<boolean> {
  for (let crashes = 0; crashes < MOST_CRASHES; crashes += 1) {
    const service = await spawn<EmbedderApi, EmbedderEvent>('embedder');
    try {
      await openIn(service.api, tower, modelDir, cacheDir);
      return true;
    } catch (thrown) {
      const error = toSightlineError(thrown);
      if (error.kind !== 'unavailable') return (await towerHistory(file, cacheDir)) !== 'crashes';
      log.warn(`opening ${file.name} ended the process in which it was tried`, error);
    } finally {
      await service.stop();
    }
  }
  return false;
}

async function openIn(
  api: Remote<EmbedderApi>,
  tower: Tower,
  modelDir: string,
  cacheDir: string,
): Promise<void> {
  if (tower === 'text') await api.embedTexts({ modelDir, cacheDir, texts: ['a photo'] }, { work: true });
  else await api.open({ modelDir, cacheDir }, { work: true });
}
