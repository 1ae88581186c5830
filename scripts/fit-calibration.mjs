/** Usage: node scripts/fit-calibration.mjs <captions.csv> [model folder]. See docs/calibration.md. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [csv, model] = process.argv.slice(2);
if (!csv) {
  console.error('expected a CSV file with the columns file and caption, received nothing');
  process.exit(2);
}
const entry = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../bench/calibration/fit.ts');
const { module } = await runnerImport(entry, { configFile: false, logLevel: 'error' });
await module.main(path.resolve(csv), ...(model ? [path.resolve(model)] : []));
