/**
 * The images that questions ask with: files of the reader's and parts of photos. The host keeps them in memory only and
 * gives them ids; each is handed over once, and again when the host has forgotten it. Page.
 */
import type { SearchTerm } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import { refusalOf } from '../../words/image-files.ts';
import type { FileTerm, QuestionTerm, RegionTerm } from '../../lib/search/question.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { ImageIds } from './image-ids.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export interface QueryFile {
  readonly key: string;
  readonly file: File;
  readonly name: string;
  readonly previewUrl: string;
}

/** Files of earlier questions are kept so that going back finds them; the oldest make room. */
const KEPT = 12;

export class QueryImages {
  #files = $state.raw<readonly QueryFile[]>([]);
  readonly #api: Api;
  readonly #notices: Notices;
  /** By `idKey`. */
  readonly #ids = new ImageIds();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  /** Takes a file as a query image. @returns its term; null, after telling the reader why, when it can't be one */
  take(file: File): FileTerm | null {
    const refusal = refusalOf(file);
    if (refusal) {
      this.#notices.show('error', refusal);
      return null;
    }
    const name = file.name === '' || file.name === 'image.png' ? messages.search.pastedName : file.name;
    // Another page load must not take the key in an address for a file of its own.
    const key = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '';
    this.#files = [...this.#files, { key, file, name, previewUrl: URL.createObjectURL(file) }];
    for (const old of this.#files.slice(0, -KEPT)) URL.revokeObjectURL(old.previewUrl);
    this.#files = this.#files.slice(-KEPT);
    return { kind: 'file', key, weight: 1 };
  }

  /** The file of a term; undefined when it was another page load's, or too long ago. */
  file(key: string): QueryFile | undefined {
    return this.#files.find((file) => file.key === key);
  }

  /** Whether the term can still be asked with. */
  has(term: QuestionTerm): boolean {
    return term.kind !== 'file' || this.file(term.key) !== undefined;
  }

  /** Terms as the host takes them; hands images over that it has not got yet. */
  async resolve(terms: readonly QuestionTerm[], signal: AbortSignal): Promise<SearchTerm[]> {
    return Promise.all(
      terms.map(async (term): Promise<SearchTerm> => {
        if (term.kind === 'text' || term.kind === 'photo') return term;
        const imageId = await this.#ids.of(idKey(term), () => this.#handOver(term, signal));
        return { kind: 'image', imageId, weight: term.weight };
      }),
    );
  }

  /** Forgets the host's ids of these terms. @returns whether there were any, so that trying again may help */
  forget(terms: readonly QuestionTerm[]): boolean {
    return terms.map((term) => isImage(term) && this.#ids.forget(idKey(term))).includes(true);
  }

  #handOver(term: FileTerm | RegionTerm, signal: AbortSignal): Promise<{ imageId: string }> {
    if (term.kind === 'region') {
      return this.#api.search.region({ photoId: term.photoId, region: term.region }, { signal });
    }
    const file = this.file(term.key)?.file;
    if (!file) throw new Error(`expected a query image that is still held, received ${term.key}`);
    return this.#api.search.uploadImage({ file }, { signal });
  }
}

/** Whether a request failed because the host no longer has an image: it keeps them in memory, until it ends. */
export function isForgottenImage(thrown: unknown): boolean {
  return describeFailure(thrown).kind === 'not-found';
}

function isImage(term: QuestionTerm): term is FileTerm | RegionTerm {
  return term.kind === 'file' || term.kind === 'region';
}

function idKey(term: FileTerm | RegionTerm): string {
  return term.kind === 'file' ? term.key : JSON.stringify([term.photoId, term.region]);
}
