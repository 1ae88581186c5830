/** `npm run seed`: creates a large library that can be viewed and searched; see scripts/seed.mjs. */
import { formatCounted, formatDuration } from '../../electron/cli/output/format.ts';
import { readArguments, USAGE, type SeedArguments } from './arguments.ts';
import { claimDirectories, completeDirectories, removeDirectories } from './claim.ts';
import { fillLibrary } from './library.ts';

const INTERRUPTED = 130;
const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort());

/** @throws Error with a message for the user. */
async function main(): Promise<void> {
  const seed = readArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (seed === null) return console.log(USAGE);
  const started = performance.now();
  await claimDirectories(seed);
  try {
    await fillLibrary(seed, abort.signal);
    abort.signal.throwIfAborted();
    await completeDirectories(seed);
  } catch (error) {
    await removeDirectories(seed);
    throw error;
  }
  console.log(report(seed, performance.now() - started));
}

function report({ photos, dataDir, photosDir }: SeedArguments, milliseconds: number): string {
  const option = `--data-dir ${dataDir.includes(' ') ? `"${dataDir}"` : dataDir}`;
  return `Made a library of ${formatCounted(photos, 'photo')} in ${formatDuration(milliseconds)}; the photos are in ${photosDir}

  npm start -- ${option}
  npx sightline serve ${option}
  npx sightline search "two dogs" ${option}`;
}

await main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`seed: ${abort.signal.aborted ? 'interrupted; nothing is left of it' : message}`);
  process.exitCode = abort.signal.aborted ? INTERRUPTED : 1;
});
