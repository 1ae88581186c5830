/** Parses the arguments of `npm run seed`. Pure except for the path of the checkout. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { appRoot } from '../../electron/engine/app-root.ts';

const MOST_PHOTOS = 1_000_000;

export const USAGE = `npm run seed -- <photos> [options]

Makes a library of that many photos, 1 to 1,000,000, to try scale on: the sample photos, indexed, and links to them with
vectors near theirs, dates over 20 years, in several folders.

  --data-dir <dir>   where the library is stored (default: .cache/seed-<photos>); the photos lie in <dir>-photos
  --force            replace a library that this command made there
  --help             print this

  npm run seed -- 100000
  npm run seed -- 2000 --data-dir /tmp/library --force`;

export interface SeedArguments {
  readonly photos: number;
  /** Absolute paths. */
  readonly dataDir: string;
  readonly photosDir: string;
  readonly force: boolean;
}

/**
 * @param words the arguments after `npm run seed --`
 * @param cwd base of a relative `--data-dir`
 * @returns null if the user asks for {@link USAGE}
 * @throws Error with a message for the user.
 */
export function readArguments(words: readonly string[], cwd: string): SeedArguments | null {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      force: { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
    },
  });
  if (values.help) return null;
  const photos = readCount(positionals);
  const named = values['data-dir'];
  if (named === '') throw new Error("expected a directory after --data-dir, received ''");
  const dataDir =
    named === undefined ? path.join(appRoot, '.cache', `seed-${photos}`) : path.resolve(cwd, named);
  return { photos, dataDir, photosDir: `${dataDir}-photos`, force: values.force };
}

function readCount(positionals: readonly string[]): number {
  const text = positionals.join(' ');
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= MOST_PHOTOS) return count;
  const received = text === '' ? 'nothing' : `'${text}'`;
  throw new Error(`expected a number of photos from 1 to 1,000,000, received ${received}`);
}
