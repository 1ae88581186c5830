/** Which of the installed models a command uses. Runs in the CLI process. */
import path from 'node:path';
import { dataDirLayout } from '../engine/files/data-dir.ts';

/** The name by which a model in use is installed; empty for a folder elsewhere. @param model as in the settings. */
export function nameInUse(dataDir: string, model: string): string {
  if (!path.isAbsolute(model)) return model.replaceAll('/', '--');
  const inside = path.relative(dataDirLayout(dataDir).models, model);
  return inside.startsWith('..') || path.isAbsolute(inside) ? '' : inside;
}
