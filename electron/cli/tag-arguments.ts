/** Finds tags and albums given on the command line. Runs in the CLI process. */
import { SightlineError } from '../../shared/errors.ts';
import type { Album, Tag } from '../../shared/schemas.ts';
import type { Library } from './open-library.ts';

/** Finds tags by name, ignoring case. @throws SightlineError `not-found`. */
export async function findTags({ api, signal }: Library, names: readonly string[]): Promise<Tag[]> {
  const tags = await api.tags.list({}, { signal });
  return names.map((name) => named(tags, name, 'tag', 'sightline tag list'));
}

/** @throws SightlineError `not-found`. */
export async function findAlbum({ api, signal }: Library, name: string): Promise<Album> {
  return named(await api.albums.list({}, { signal }), name, 'album', 'the page');
}

function named<Item extends { readonly name: string }>(
  items: readonly Item[],
  name: string,
  what: string,
  where: string,
): Item {
  const spelt = (text: string): string => text.trim().normalize('NFC').toLowerCase();
  const found =
    items.find((item) => item.name === name) ?? items.find((item) => spelt(item.name) === spelt(name));
  if (found) return found;
  throw new SightlineError(
    'not-found',
    `expected ${what === 'album' ? 'an' : 'a'} ${what} in the library, received '${name}'; see: ${where}`,
  );
}
