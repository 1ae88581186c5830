/** Where models lie in a data directory: installed ones, and those on their way. Pure. */
import path from 'node:path';
import { dataDirLayout } from '../files/data-dir.ts';

export interface ModelPlaces {
  readonly root: string;
  /** Everything that is not installed. */
  readonly partial: string;
  /** The folder of an installed model. */
  readonly installed: (name: string) => string;
  /** The folder of a download in progress. */
  readonly download: (name: string) => string;
  /** Locked by the process that changes this model. */
  readonly lock: (name: string) => string;
}

export function modelPlaces(dataDir: string): ModelPlaces {
  const root = dataDirLayout(dataDir).models;
  const partial = path.join(root, '.partial');
  return {
    root,
    partial,
    installed: (name) => path.join(root, name),
    download: (name) => path.join(partial, name),
    lock: (name) => path.join(partial, `${name}.lock`),
  };
}
