/** Procedures about the app around the library: host, settings, updates. Runs in the host. */
import { procedures } from './procedures.ts';

export const app = {
  info: procedures.app.info.handler(({ context }) => context.app.info),
  requests: procedures.app.requests.handler(({ context }) => [...context.app.requests()]),
};

export const settings = {
  get: procedures.settings.get.handler(({ context }) => context.settings.state()),
  update: procedures.settings.update.handler(({ context, input }) => context.settings.update(input)),
};

export const updates = {
  check: procedures.updates.check.handler(({ context }) => context.app.checkForUpdates()),
  install: procedures.updates.install.handler(async ({ context }) => {
    await context.app.installUpdate();
    return {};
  }),
};
