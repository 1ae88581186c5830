/** Requests about the app itself: host, settings, network, updates. Runs anywhere. */
import { z } from 'zod';
import * as schema from '../schemas.ts';
import { nothing, posts, reads } from './procedure.ts';

export const app = {
  info: reads('/app', 'Version, host, and its capabilities').output(schema.appInfo),
  requests: reads('/app/requests', 'Every network request since the app started').output(
    z.array(schema.networkRequest),
  ),
  doctor: posts('/app/doctor', 'Check the installation and the library; takes seconds').output(
    schema.doctorReport,
  ),
  showLog: posts('/app/log/show', "Show the log in the system's file manager").output(nothing),
  logError: posts('/app/log/errors', 'Log an uncaught error of the page')
    .input(schema.pageError)
    .output(nothing),
  copyFailure: posts('/app/log/copy', 'Copy the log record of a failure to the clipboard')
    .input(schema.failureName)
    .output(nothing),
};

export const settings = {
  get: reads('/settings', 'The settings, and whether they are being saved').output(schema.settingsState),
  update: posts('/settings', 'Change settings; omitted ones stay as they are')
    .input(schema.settingsChange)
    .output(schema.settingsState),
};

export const updates = {
  check: posts(
    '/updates/check',
    'Check for a new version now',
    'Makes a network request even if automatic checks are off, so call it only when the user asks.',
  ).output(schema.updateState),
  install: posts('/updates/install', 'Restart into the downloaded version').output(nothing),
};
