/** Which of the installed models a command uses. Runs in the CLI process. */
import path from 'node:path';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import type { LibraryOptions } from './options.ts';

/** Its name; empty for a folder elsewhere. */
export function nameInUse({ dataDir, model }: LibraryOptions): string {
  if (model === undefined) return 'starter';
  const inside = path.relative(dataDirLayout(dataDir).models, model);
  return inside.startsWith('..') || path.isAbsolute(inside) ? '' : inside;
}
