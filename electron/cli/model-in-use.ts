/** Which model a command uses. Runs in the CLI process. */
import path from 'node:path';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { openSettings, settingsFile } from '../host/settings-file.ts';
import type { LibraryOptions } from './options.ts';

/** The model that a command asks for or, if it names none, that of the settings. */
export async function wantedModel({
  model,
  dataDir,
}: Pick<LibraryOptions, 'model' | 'dataDir'>): Promise<string> {
  return model ?? (await openSettings(settingsFile(dataDir))).state().settings.model;
}

/** The name by which a model in use is installed; empty for a folder elsewhere. @param model as in the settings. */
export function nameInUse(dataDir: string, model: string): string {
  if (!path.isAbsolute(model)) return model.replaceAll('/', '--');
  const inside = path.relative(dataDirLayout(dataDir).models, model);
  return inside.startsWith('..') || path.isAbsolute(inside) ? '' : inside;
}
