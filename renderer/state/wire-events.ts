/**
 * Routes the host's events to the parts. Both tables are mapped types over the contract, so a new event or topic does
 * not compile without an entry here. Page.
 */
import type { LibraryEvent } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { createProgressSpeaker } from './activity/progress-speaker.ts';
import type { Parts } from './create-parts.ts';

type EventType = LibraryEvent['type'];
type EventOf<Type extends EventType> = Extract<LibraryEvent, { readonly type: Type }>;
type EventTable = { readonly [Type in EventType]: (event: EventOf<Type>) => void };
type Topic = EventOf<'organised'>['topics'][number];

/** @returns the handler for the host's events */
export function wireEvents(parts: Parts): (event: LibraryEvent) => void {
  const { albums, folderTree, library, notices, photoIndex, problems, runs } = parts;
  const {
    models,
    privacy,
    comparisons,
    savedSearches,
    search,
    settings,
    shortcuts,
    tagging,
    tags,
    undo,
    unlisted,
    updates,
    viewer,
  } = parts;
  const speak = createProgressSpeaker();

  const topics: Readonly<Record<Topic, () => void>> = {
    marks: () => {
      photoIndex.photosChanged(true);
      search.photosChanged();
    },
    albums: () => {
      void albums.refresh();
      if (search.filter.albumId === undefined) return;
      photoIndex.photosChanged(true);
      search.photosChanged();
    },
    tags: () => {
      void tags.changed();
      if (search.filter.tagIds === undefined) return;
      photoIndex.photosChanged();
      search.photosChanged();
    },
    searches: () => void savedSearches.load(),
    labels: () => void tagging.labelSets.changed(),
    proposals: () => tagging.review.changed(),
  };

  const events: EventTable = {
    progress: ({ progress }) => {
      library.progressed(progress);
      const words = speak(progress);
      if (words !== null) notices.announce(words);
    },
    folders: () => {
      library.foldersChanged();
      folderTree.refresh();
      unlisted.refresh();
    },
    photos: ({ counts }) => {
      library.photosChanged(counts);
      tagging.draft.scope.photosChanged();
      folderTree.refresh();
      search.photosChanged();
      photoIndex.photosChanged();
      viewer.photosChanged();
      albums.photosChanged();
      tags.photosChanged();
      problems.refresh();
    },
    pictures: ({ ids }) => library.picturesChanged(ids),
    organised: (event) => {
      for (const topic of event.topics) topics[topic]();
      viewer.photosChanged();
    },
    joined: ({ photos, undo: token }) => undo.offer(messages.undo.joined(photos), token),
    run: ({ run }) => runs.handle(run),
    comparison: (event) => comparisons.handle(event.comparison),
    settings: (event) => settings.handle(event.settings),
    update: ({ update }) => updates.handle(update),

    models: ({ pull }) => {
      models.handle(pull);
      privacy.handle(pull);
    },
    command: ({ command }) => shortcuts.chosen(command),
    notice: ({ level, message }) => notices.show(level, message),
  };

  return (event) => dispatch(events, event);
}

/** Generic so that the compiler ties each event to its own row. */
function dispatch<Type extends EventType>(table: EventTable, event: EventOf<Type>): void {
  table[event.type](event);
}
