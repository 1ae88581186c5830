#!/usr/bin/env node
/**
 * Starts the built command line under plain Node; in a checkout what has changed is built first. Kept to syntax that old
 * versions parse, so that the message about the version can be shown at all.
 */
import { existsSync } from 'node:fs';

const required = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const cli = new URL('../dist/node/cli.js', import.meta.url);
/** In a checkout only: a package has no sources to build from. */
const ensure = new URL('../scripts/build/ensure.mjs', import.meta.url);
/** Commands that show the page. The others run without it, and don't wait for its build. */
const SHOW_PAGE = ['start', 'serve'];

function fail(message) {
  console.error('sightline: ' + message);
  process.exitCode = 1;
}

async function build() {
  if (!existsSync(ensure)) return null;
  const { ensureBuilt } = await import(ensure.href);
  return ensureBuilt(SHOW_PAGE.includes(process.argv[2]) ? undefined : ['node', 'kernel']);
}

async function main() {
  const failure = await build();
  if (failure !== null) return fail(failure);
  if (!existsSync(cli)) return fail('expected the built program in dist/, found none: run "npm ci" first');
  try {
    await import(cli.href);
  } catch (error) {
    if (error.code === 'EMFILE' || error.code === 'ENFILE') {
      return fail('too many files are open, raise the limit (ulimit -n 1024) and try again');
    }
    fail(
      'the built program could not be started, run "npm run build": ' +
        (process.env.SIGHTLINE_DEBUG ? error.stack : error.message),
    );
  }
}

if (major < required[0] || (major === required[0] && minor < required[1])) {
  fail('expected Node.js ' + required.join('.') + ' or newer, received ' + process.versions.node);
} else {
  main();
}
