/** Implements requests about remote encoders. Runs in the host process. */
import { procedures } from './procedures.ts';

export const remotes = {
  list: procedures.remotes.list.handler(({ context }) => context.models.remotes.list()),
  test: procedures.remotes.test.handler(({ context, input }) => context.models.remotes.test(input)),
  add: procedures.remotes.add.handler(({ context, input }) => context.models.remotes.add(input)),
  remove: procedures.remotes.remove.handler(({ context, input }) => context.models.remotes.remove(input)),
};
