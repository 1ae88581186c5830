/**
 * Implements requests about models; for choosing one, the engine checks and changes it, and the settings remember it.
 * Runs in the host process.
 */
import { procedures } from './procedures.ts';

export const models = {
  use: procedures.models.use.handler(async ({ context, input }) => {
    const model = await context.engine.models.use(input, { work: true });
    await context.settings.update({ model: model.next?.name ?? model.name });
    return model;
  }),
  list: procedures.models.list.handler(({ context }) => context.models.list()),
  pull: procedures.models.pull.handler(({ context, input }) => context.models.pull(input)),
  pausePull: procedures.models.pausePull.handler(({ context, input }) => context.models.pausePull(input)),
  resumePull: procedures.models.resumePull.handler(({ context, input }) => context.models.resumePull(input)),
  cancelPull: procedures.models.cancelPull.handler(({ context, input }) => context.models.cancelPull(input)),
  remove: procedures.models.remove.handler(async ({ context, input }) => {
    // While another model is being built, both are needed: one answers, the other will.
    const { model } = await context.engine.library.status({});
    return context.models.remove(input, [model.name, ...(model.next === null ? [] : [model.next.name])]);
  }),
  verify: procedures.models.verify.handler(({ context, input }) => context.models.verify(input)),
};
