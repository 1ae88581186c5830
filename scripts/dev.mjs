/**
 * `npm run dev`: the real host with the page from a dev server. A changed component is replaced in the open page; a
 * change in the engine, embedder or host restarts that process. See docs/development.md.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, USAGE } from './dev/arguments.mjs';
import { createBundles } from './dev/bundles.mjs';
import { createHost } from './dev/host.mjs';
import { say } from './dev/say.mjs';
import { watchSources } from './dev/watch.mjs';
import { startPageServer } from './dev/page-server.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Starts everything and resolves with the exit code once it has exited. */
async function dev({ desktop, args }) {
  const bundles = await createBundles(root, desktop);
  const first = await bundles.build();
  if (first.error) return fail(bundles, first.error);
  const page = await startPageServer(root);
  const host = await createHost(root, { desktop, args, bundles, options: page.options });
  if (host.reason) {
    await page.close();
    return fail(bundles, host.reason);
  }
  const stopWatching = watchSources(root, async () => {
    const { error, changed, milliseconds } = await bundles.build();
    if (error) return say(`not built; what runs stays as it was\n${error}`);
    if (changed.length > 0) await host.renew(changed, milliseconds);
  });
  const code = await host.ended;
  await stopWatching();
  await page.close();
  await bundles.remove();
  return code;
}

async function fail(bundles, reason) {
  say(reason);
  await bundles.remove();
  return 1;
}

const request = readArguments(process.argv.slice(2));
if (request.help) console.log(USAGE);
else process.exitCode = await dev(request);
