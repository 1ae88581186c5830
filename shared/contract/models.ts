/** Requests about models: the one in use, what is installed, the catalogue, downloads. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { posts, reads } from './procedure.ts';

const named = z.object({
  id: z.string().min(1).max(250).describe('Id of a model on the hub, or the name of its folder.'),
});

export const models = {
  use: posts(
    '/models/use',
    'Choose the model of the library',
    'If its vectors are complete, it answers at once. Otherwise they are made in the background while the present model ' +
      'answers; `library.status` and the list of runs say how far it is.',
  )
    .input(
      z.object({
        id: z
          .string()
          .min(1)
          .max(LIMITS.modelName)
          .describe('`starter`, the name or hub id of an installed model, or the path of a model folder.'),
      }),
    )
    .output(schema.libraryModel),
  list: reads('/models', 'Installed models, the catalogue, and downloads').output(
    z.array(schema.modelListing),
  ),
  pull: posts(
    '/models/pull',
    'Download a model from the hub and install it',
    'Makes network requests. Answers at once; events of the type `models` tell how far it is. A download that was interrupted goes on.',
  )
    .input(
      z.object({
        id: schema.hubId,
        revision: schema.hubRevision.optional().describe('Branch, tag or commit; `main` if omitted.'),
        dtype: schema.modelDtype
          .optional()
          .describe('Number format of the weights; what suits the model and this machine if omitted.'),
      }),
    )
    .output(schema.modelPull),
  pausePull: posts('/models/pull/pause', 'Pause a download; what has arrived is kept')
    .input(named)
    .output(schema.modelPull),
  resumePull: posts('/models/pull/resume', 'Go on with a download that was paused, failed or interrupted')
    .input(named)
    .output(schema.modelPull),
  cancelPull: posts('/models/pull/cancel', 'Stop a download and delete what has arrived')
    .input(named)
    .output(schema.modelPull),
  remove: posts('/models/remove', 'Remove an installed model; the one in use can’t be removed')
    .input(named)
    .output(z.object({ name: z.string().describe('Name of the folder that was removed.') })),
  verify: posts('/models/verify', 'Check that every file of an installed model is as it was installed')
    .input(named)
    .output(schema.modelVerification),
};
