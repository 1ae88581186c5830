/** Requests about the vector spaces that models have made. Runs anywhere. */
import { z } from 'zod';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, reads } from './procedure.ts';

export const spaces = {
  list: reads('/spaces', 'Vector spaces: what each model has made, and which one answers').output(
    z.array(schema.space),
  ),
  remove: deletes('/spaces/{id}', 'Delete the vectors of a model that does not answer')
    .input(z.object({ id: inAddress(schema.spaceId) }))
    .output(nothing),
  pause: posts('/spaces/pause', 'Pause making the vectors of the chosen model, until it is resumed').output(
    nothing,
  ),
  resume: posts('/spaces/resume', 'Resume making the vectors of the chosen model').output(nothing),
};
