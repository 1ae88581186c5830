/** Reads captions of photos from CSV. Runs in the CLI and engine processes. */
import { SightlineError } from '../../../shared/errors.ts';

export interface CaptionRow {
  /** As written; may be empty. */
  readonly file: string;
  /** May be empty. */
  readonly caption: string;
}

/**
 * The columns `file` and `caption`; ignores others.
 * @param place what the text is, for the message: ` of <file>`, or nothing.
 * @throws SightlineError `invalid-input`, stating what was expected.
 */
export async function parseCaptions(csv: string, place = ''): Promise<CaptionRow[]> {
  const [header = [], ...records] = await parseRows(csv, place);
  const [file, caption] = [header.indexOf('file'), header.indexOf('caption')];
  if (file < 0 || caption < 0) {
    throw new SightlineError(
      'invalid-input',
      `expected the columns file and caption in the first line${place}, received: ${header.join(', ').slice(0, 200)}`,
    );
  }
  return records.map((record) => ({
    file: (record[file] ?? '').trim(),
    caption: (record[caption] ?? '').trim(),
  }));
}

async function parseRows(csv: string, place: string): Promise<string[][]> {
  // Commands that read no captions start without it.
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new SightlineError(
      'invalid-input',
      `expected CSV${place}, received something else: ${(error as Error).message}`,
    );
  }
}
