/** The supervised embedder of an open library, and the link that the queue pulls through. Engine process. */
import { SightlineError } from '../../../../shared/errors.ts';
import { SupervisedEmbedderLink } from '../../library/embedder-link.ts';
import type { ModelFolder } from '../../models/model-folder.ts';
import type { EmbedderApi, EmbedderEvent } from '../messages.ts';
import { spawnService } from '../node-spawner.ts';
import { Supervisor, type Death } from '../supervisor.ts';

/** After this long without work the embedder is ended to give its memory back. */
const IDLE_MILLISECONDS = 120_000;

export interface LibraryEmbedder {
  readonly supervisor: Supervisor<EmbedderApi, EmbedderEvent>;
  readonly link: SupervisedEmbedderLink;
}

/** Nothing is started until the first call. */
export function createEmbedder(
  model: ModelFolder,
  options: { cacheDir: string; threads?: number; onDeath: (death: Death) => void },
): LibraryEmbedder {
  const link = new SupervisedEmbedderLink(() => supervisor);
  const supervisor: Supervisor<EmbedderApi, EmbedderEvent> = new Supervisor({
    name: 'embedder',
    spawn: () => spawnService<EmbedderApi, EmbedderEvent>('embedder'),
    prepare: async ({ api }) => {
      const { space } = await api.open({
        modelDir: model.dir,
        cacheDir: options.cacheDir,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
      });
      if (space !== model.space) {
        throw new SightlineError(
          'model-invalid',
          `the model folder ${model.dir} changed while it was in use; start Sightline again`,
        );
      }
    },
    onDeath: (death) => {
      link.died(death);
      options.onDeath(death);
    },
    idleMilliseconds: IDLE_MILLISECONDS,
  });
  return { supervisor, link };
}
