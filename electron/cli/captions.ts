/** Reads the captions for `sightline eval`: which sentence describes which photo. Runs in the CLI process. */
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import type { EvaluatePair } from '../engine/api/engine-api.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { readTextFile } from './text-file.ts';

/**
 * Reads a CSV with the columns `file` and `caption`; ignores others. Relative paths are relative to its folder.
 * @throws SightlineError `not-found`, `unreadable` or `invalid-input`, stating what was expected.
 */
export async function readCaptions(file: string): Promise<EvaluatePair[]> {
  const resolved = path.resolve(file);
  const text = await readTextFile(resolved, 'a CSV file of captions');
  const rows = await parseRows(text, resolved);
  const [header = [], ...records] = rows;
  const fileColumn = header.indexOf('file');
  const captionColumn = header.indexOf('caption');
  if (fileColumn < 0 || captionColumn < 0) {
    throw invalid(
      `expected the columns file and caption in the first line of ${resolved}, received: ${header.join(', ')}`,
    );
  }
  const pairs = records.map((record, index) => {
    const name = record[fileColumn]?.trim() ?? '';
    const caption = record[captionColumn]?.trim() ?? '';
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

async function parseRows(text: string, file: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw invalid(`expected CSV in ${file}, received something else: ${(error as Error).message}`);
  }
}

function invalid(message: string): SightlineError {
  return new SightlineError('invalid-input', message);
}
