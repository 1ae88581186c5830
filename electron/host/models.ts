/** Implements requests about models. Runs in the host process. */
import { procedures } from './procedures.ts';

export const models = {
  list: procedures.models.list.handler(({ context }) => context.models.list()),
  pull: procedures.models.pull.handler(({ context, input }) => context.models.pull(input)),
  pausePull: procedures.models.pausePull.handler(({ context, input }) => context.models.pausePull(input)),
  resumePull: procedures.models.resumePull.handler(({ context, input }) => context.models.resumePull(input)),
  cancelPull: procedures.models.cancelPull.handler(({ context, input }) => context.models.cancelPull(input)),
  remove: procedures.models.remove.handler(({ context, input }) => context.models.remove(input)),
  verify: procedures.models.verify.handler(({ context, input }) => context.models.verify(input)),
};
