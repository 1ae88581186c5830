/** Requests about the app itself: host, settings, network, updates. Runs anywhere. */
import { z } from 'zod';
import * as schema from '../schemas.ts';
import { nothing, posts, reads } from './procedure.ts';

export const app = {
  info: reads('/app', 'Version, host, and what the host can do').output(schema.appInfo),
  requests: reads('/app/requests', 'Every network request since the app started').output(
    z.array(schema.networkRequest),
  ),
  doctor: posts('/app/doctor', 'Check the installation and the library; takes seconds').output(
    schema.doctorReport,
  ),
  showLog: posts('/app/log/show', "Show the log in the system's file manager").output(nothing),
  logError: posts('/app/log/errors', 'Write an error that the page did not catch into the log')
    .input(schema.pageError)
    .output(nothing),
  copyFailure: posts('/app/log/copy', 'Put what the log has of a failure on the clipboard')
    .input(schema.failureName)
    .output(nothing),
};

export const settings = {
  get: reads('/settings', 'The settings and how they are kept').output(schema.settingsState),
  update: posts('/settings', 'Change settings; those left out stay as they are')
    .input(schema.settingsChange)
    .output(schema.settingsState),
};

export const updates = {
  check: posts(
    '/updates/check',
    'Look for a new version now',
    'Makes a network request even when the settings say not to look, so call it only when a person asks.',
  ).output(schema.updateState),
  install: posts('/updates/install', 'Restart into the downloaded version').output(nothing),
};
