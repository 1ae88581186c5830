/** Usage: node scripts/time-migration.mjs [photos]. Times opening a library that an earlier version made. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
mkdirSync(path.join(root, '.cache/bench'), { recursive: true });
const { module } = await runnerImport(path.join(root, 'bench/migration/main.ts'), {
  configFile: false,
  logLevel: 'error',
});
await module.main(Number(process.argv[2] ?? 1_000_000));
