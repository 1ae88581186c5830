/** Requests about the comparison of models on somebody's own photos. Runs anywhere. */
import * as schema from '../schemas.ts';
import { nothing, posts, reads } from './procedure.ts';

export const comparison = {
  start: posts(
    '/comparison',
    'Compare models on the photos of a folder',
    'One at a time; events report its progress. Photos are embedded into a library of their own.',
  )
    .input(schema.comparisonInput)
    .output(schema.comparison),
  state: reads('/comparison', 'The latest comparison since the library was opened').output(schema.comparison),
  cancel: posts(
    '/comparison/cancel',
    'Stop the comparison; models that are finished keep their figures',
  ).output(nothing),
};
