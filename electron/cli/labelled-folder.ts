/** Reads a folder with one subfolder of photos per label. Runs in the CLI process. */
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import type { LabelledFile } from '../engine/api/engine-api.ts';
import { asBuffer, toPathBytes } from '../engine/files/path-bytes.ts';
import { listImageFiles } from './image-files.ts';

/** Fewer labels than this make any answer right. */
const LEAST_LABELS = 2;

/**
 * The photos below each subfolder, with its name as their label; underscores stand for spaces. Photos directly in the
 * folder have no label and are ignored.
 * @throws SightlineError `not-found` or `unreadable`; `invalid-input` for fewer than two labels.
 */
export async function readLabelledFolder(folder: string): Promise<LabelledFile[]> {
  const root = path.resolve(folder);
  const found: LabelledFile[] = [];
  for await (const file of listImageFiles([toPathBytes(root)])) {
    const [label, ...rest] = path.relative(root, asBuffer(file).toString('utf8')).split(path.sep);
    if (label === undefined || rest.length === 0) continue;
    found.push({ path: file, label: label.replaceAll('_', ' ').trim() });
  }
  const labels = new Set(found.map(({ label }) => label));
  if (labels.size < LEAST_LABELS) {
    throw new SightlineError(
      'invalid-input',
      `expected a folder with at least ${LEAST_LABELS} subfolders of photos, one per label, received ${root} with ${labels.size}`,
    );
  }
  return found;
}
