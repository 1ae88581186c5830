/** All migrations in order. A released one is never edited; a change of the schema is a new file at the end. */
import { sql as library } from './0001-library.ts';
import { sql as organise } from './0002-organise.ts';
import { sql as departed } from './0003-departed.ts';
import { sql as runs } from './0004-runs.ts';
import { sql as content } from './0005-content.ts';
import { sql as unlisted } from './0006-unlisted.ts';
import { sql as pictures } from './0007-pictures.ts';
import { sql as looks } from './0008-looks.ts';

/** SQL of version n at index n - 1. */
export const migrations: readonly string[] = [
  library,
  organise,
  departed,
  runs,
  content,
  unlisted,
  pictures,
  looks,
];
