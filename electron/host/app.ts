/** Implements requests about the app itself: host, settings, updates. Runs in the host process. */
import { SightlineError } from '../../shared/errors.ts';
import { procedures } from './procedures.ts';

export const app = {
  info: procedures.app.info.handler(({ context }) => context.app.info),
  requests: procedures.app.requests.handler(({ context }) =>
    [...context.app.requests(), ...context.models.requests()].sort((one, other) => one.at - other.at),
  ),
  doctor: procedures.app.doctor.handler(({ context }) => context.app.examine()),
  showLog: procedures.app.showLog.handler(async ({ context }) => {
    await context.app.showLog();
    return {};
  }),
  logError: procedures.app.logError.handler(({ context, input }) => {
    context.faults.page.write(input);
    return {};
  }),
  copyFailure: procedures.app.copyFailure.handler(async ({ context, input }) => {
    const fault = context.faults.find(input.failure);
    if (!fault)
      throw new SightlineError('not-found', 'expected a failure of the last minutes; look into the log');
    await context.app.copyFault(fault);
    return {};
  }),
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
