/** Requests about tags: give and take by hand, rename, merge, remove. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import { SightlineError } from '../../../shared/errors.ts';
import type { Changed, RenamedTag, Selection, Tag, TagsOfSelection } from '../../../shared/schemas.ts';
import { inChunks } from '../work/pace.ts';
import type { Tags } from '../store/tags.ts';
import { selectedPhotos, type SelectionParts } from '../listing/filter.ts';
import type { Store } from '../store/store.ts';
import {
  byPerson,
  changeTag,
  mergeTags,
  photosOf,
  TAG_TOPICS,
  combineChanges,
} from '../organise/tag-changes.ts';
import type { Change, UndoList } from '../organise/undo.ts';

/** The parts of an open library that requests about tags need. */
export interface TagParts {
  readonly store: Pick<Store, 'tags' | 'copies'>;
  readonly undo: UndoList;
}

/** Gives photos tags by hand. `changed` counts the photos that a person had not already given the tag. */
export async function assignTags(
  library: TagParts & SelectionParts,
  { selection, names }: { selection: Selection; names: readonly string[] },
  signal?: AbortSignal,
): Promise<Changed> {
  const { tags } = library.store;
  const photoIds = await selectedPhotos(library, selection, signal);
  return library.undo.make(TAG_TOPICS, () => {
    // Created only when there is a photo to carry them.
    const ids = photoIds.length === 0 ? [] : names.map((name) => tags.ensure(name));
    const decide = byPerson(Date.now());
    return changeEach(ids, (id) => changeTag(library.store, id, photoIds, decide));
  });
}

/** Removes tags from photos, whoever gave them. */
export async function unassignTags(
  library: TagParts & SelectionParts,
  { selection, tagIds }: { selection: Selection; tagIds: readonly number[] },
  signal?: AbortSignal,
): Promise<Changed> {
  const { tags } = library.store;
  for (const id of tagIds) expectTag(tags, id);
  const photoIds = await selectedPhotos(library, selection, signal);
  return library.undo.make(TAG_TOPICS, () =>
    changeEach(tagIds, (id) => changeTag(library.store, id, photoIds, () => null)),
  );
}

/** Removes a tag from all photos. */
export function removeTag({ store, undo }: TagParts, id: number): Promise<Changed> {
  const { tags } = store;
  expectTag(tags, id);
  return undo.make(TAG_TOPICS, async () => changeTag(store, id, await photosOf(tags, id), () => null));
}

/** Renames a tag; if the new name already exists, that tag takes over its photos. */
export function renameTag(
  { store, undo }: TagParts,
  { id, name }: { id: number; name: string },
): Promise<RenamedTag> {
  const { tags } = store;
  return undo.inTurn(TAG_TOPICS, async () => {
    const before = expectTag(tags, id);
    const other = tags.find(name);
    const merging = other !== undefined && other.id !== id;
    const change = merging ? await mergeTags(store, id, other.id) : rename(tags, before, name);
    const { undo: token } = undo.done(change);
    return { ...expectTag(tags, merging ? other.id : id), undo: token };
  });
}

/** Tags of a selection, by name, each with the number of its photos that carry it. */
export async function tagsOfSelection(
  library: TagParts & SelectionParts,
  { selection }: { selection: Selection },
  signal?: AbortSignal,
): Promise<TagsOfSelection> {
  const { tags } = library.store;
  const photoIds = await selectedPhotos(library, selection, signal);
  const counts = new Map<number, number>();
  await inChunks(photoIds, (chunk) => {
    for (const { id, photos } of tags.countAmong(chunk)) counts.set(id, (counts.get(id) ?? 0) + photos);
  });
  const carried = tags.list().filter(({ id }) => counts.has(id));
  return {
    photos: photoIds.length,
    tags: carried.map(({ id, name }) => ({ id, name, photos: counts.get(id) ?? 0 })),
  };
}

function rename(tags: Tags, { id, name: before, photos }: Tag, name: string): Change {
  tags.rename(id, name);
  const { name: now } = expectTag(tags, id);
  return {
    topics: TAG_TOPICS,
    changed: now === before ? 0 : Math.max(1, photos),
    revert() {
      const taken = tags.find(before);
      if (taken && taken.id !== id) {
        throw new SightlineError(
          'invalid-input',
          `expected an unused tag name, received '${before}', which another tag has taken`,
        );
      }
      return rename(tags, expectTag(tags, id), before);
    },
  };
}

/** Combines changes of several tags; `changed` counts the photos of the tag that changed most. */
async function changeEach(
  tagIds: readonly number[],
  change: (tagId: number) => Promise<Change>,
): Promise<Change> {
  const changes: Change[] = [];
  for (const id of new Set(tagIds)) changes.push(await change(id));
  return combineChanges(changes, Math.max(0, ...changes.map(({ changed }) => changed)));
}

function expectTag(tags: Tags, id: number): Tag {
  return expectFound(tags.get(id), 'a tag', id);
}
