/** Makes the page's state and connects its parts: events to what they change, answers to what is spoken. */
import type { LibraryEvent, SearchResult } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { questionFromHash, showQuestion } from './address.ts';
import type { AddressBar } from './address.ts';
import { ConnectionStatus } from './connection.svelte.ts';
import { Directories } from './directories.svelte.ts';
import { Glimpse } from './glimpse.svelte.ts';
import { Library } from './library.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { Problems } from './problems.svelte.ts';
import { createProgressSpeaker } from './progress-speaker.ts';
import { QueryImages } from './query-image.svelte.ts';
import { Search } from './search.svelte.ts';
import { Viewer } from './viewer.svelte.ts';

export interface App {
  readonly notices: Notices;
  readonly connection: ConnectionStatus;
  readonly library: Library;
  readonly search: Search;
  readonly viewer: Viewer;
  readonly directories: Directories;
  readonly problems: Problems;
  readonly glimpse: Glimpse;
  /** Begins to follow the host and the address. */
  start(): void;
}

export interface AppOptions {
  readonly api: Api;
  readonly address: AddressBar;
}

export function createApp({ api, address }: AppOptions): App {
  const notices = new Notices();
  const connection = new ConnectionStatus(api.connection);
  const library = new Library(api, notices);
  const search = new Search(api, new QueryImages(api, notices));
  const viewer = new Viewer(api);
  const directories = new Directories(api, library);
  const problems = new Problems(api, notices);
  const glimpse = new Glimpse(api);
  const speak = createProgressSpeaker();

  function handle(event: LibraryEvent): void {
    library.handle(event);
    if (event.type === 'photos') {
      search.photosChanged();
      viewer.photosChanged();
      void problems.refresh();
      if (!search.active) glimpse.refresh();
    } else if (event.type === 'progress') {
      const words = speak(event.progress);
      if (words !== null) notices.announce(words);
    } else if (event.type === 'notice') {
      notices.show(event.level, event.message);
    }
  }

  async function connected(again: boolean): Promise<void> {
    if (again) notices.announce(messages.connection.back);
    await library.refresh();
    if (library.searchable) glimpse.refresh();
    search.retry();
  }

  library.onReplaced = () => {
    viewer.close();
    glimpse.clear();
    search.libraryReplaced();
  };
  search.onAnswer = (result) => notices.announce(spokenResult(result));
  search.onQuestion = (step) => {
    showQuestion(address, search.question, step);
    if (!search.active && library.searchable) glimpse.refresh();
  };

  return {
    notices,
    connection,
    library,
    search,
    viewer,
    directories,
    problems,
    glimpse,
    start() {
      const fromAddress = () => search.restore(questionFromHash(address.location.hash));
      address.addEventListener('popstate', fromAddress);
      api.connection.onEvent(handle);
      fromAddress();
      connection.start((again) => void connected(again));
    },
  };
}

function spokenResult({ hits }: SearchResult): string {
  if (hits.length === 0) return messages.empty.nothingFound;
  if (hits.every((hit) => hit.match === null)) return messages.results.announceSimilar(hits.length);
  const matches = hits.filter((hit) => hit.match).length;
  return messages.results.announce(matches, hits.length - matches);
}
