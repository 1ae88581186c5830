/** Reads the captions for `sightline eval`: which sentence describes which photo. Runs in the CLI process. */
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import type { EvaluatePair } from '../engine/api/engine-api.ts';
import { parseCaptions } from '../engine/files/captions-csv.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { readTextFile } from './text-file.ts';

/**
 * Reads a CSV with the columns `file` and `caption`; ignores others. Relative paths are relative to its folder.
 * @throws SightlineError `not-found`, `unreadable` or `invalid-input`, stating what was expected.
 */
export async function readCaptions(file: string): Promise<EvaluatePair[]> {
  const resolved = path.resolve(file);
  const text = await readTextFile(resolved, 'a CSV file of captions');
  const rows = await parseCaptions(text, ` of ${resolved}`);
  const pairs = rows.map(({ file: name, caption }, index) => {
    if (name === '' || caption === '') {
      throw invalid(
        `expected a file and a caption in record ${index + 1} of ${resolved}, received an empty field`,
      );
    }
    return { path: toPathBytes(path.resolve(path.dirname(resolved), name)), caption };
  });
  if (pairs.length === 0) throw invalid(`expected captions in ${resolved}, received none`);
  return pairs;
}

function invalid(message: string): SightlineError {
  return new SightlineError('invalid-input', message);
}
