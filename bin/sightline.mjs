#!/usr/bin/env node
/**
 * Starts the built command line under plain Node. Kept to syntax that old versions parse, so that the message about
 * the version can be shown at all.
 */
import { existsSync } from 'node:fs';

const required = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const cli = new URL('../dist/node/cli.js', import.meta.url);

if (major < required[0] || (major === required[0] && minor < required[1])) {
  console.error(
    'sightline: expected Node.js ' + required.join('.') + ' or newer, received ' + process.versions.node,
  );
  process.exitCode = 1;
} else if (!existsSync(cli)) {
  console.error('sightline: expected the built program in dist/, found none: run "npm ci" first');
  process.exitCode = 1;
} else {
  import(cli.href).catch(function (error) {
    console.error(
      'sightline: the built program could not be started, run "npm run build": ' +
        (process.env.SIGHTLINE_DEBUG ? error.stack : error.message),
    );
    process.exitCode = 1;
  });
}
