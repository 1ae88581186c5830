/**
 * The images used as search terms: the user's own files, and parts of photos. The host keeps them in memory only and
 * assigns ids; each is uploaded once, and again when the host has forgotten it. Page.
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

/** Files of earlier questions, kept so that Back still works; the oldest are dropped. */
const MAX_KEPT = 12;

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

  /** Accepts a file as a query image. @returns its term; null, after telling the user why, when it can't be used */
  take(file: File): FileTerm | null {
    const refusal = refusalOf(file);
    if (refusal) {
      this.#notices.show('error', refusal);
      return null;
    }
    const name = file.name === '' || file.name === 'image.png' ? messages.search.pastedName : file.name;
    // Random, so that another page load does not mistake the key in an address for one of its own files.
    const key = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '';
    this.#files = [...this.#files, { key, file, name, previewUrl: URL.createObjectURL(file) }];
    for (const old of this.#files.slice(0, -MAX_KEPT)) URL.revokeObjectURL(old.previewUrl);
    this.#files = this.#files.slice(-MAX_KEPT);
    return { kind: 'file', key, weight: 1 };
  }

  /** The file of a term; undefined when it belongs to another page load or was dropped. */
  file(key: string): QueryFile | undefined {
    return this.#files.find((file) => file.key === key);
  }

  /** Whether a search with this term is still possible. */
  has(term: QuestionTerm): boolean {
    return term.kind !== 'file' || this.file(term.key) !== undefined;
  }

  /** Converts terms for the host, uploading images it does not have yet. */
  async resolve(terms: readonly QuestionTerm[], signal: AbortSignal): Promise<SearchTerm[]> {
    return Promise.all(
      terms.map(async (term): Promise<SearchTerm> => {
        if (term.kind === 'text' || term.kind === 'photo') return term;
        const imageId = await this.#ids.of(idKey(term), () => this.#handOver(term, signal));
        return { kind: 'image', imageId, weight: term.weight };
      }),
    );
  }

  /** Discards the host's ids of these terms. @returns whether there were any, so that retrying may help */
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

/** Whether a request failed because the host no longer has an image, as after a restart. */
export function isForgottenImage(thrown: unknown): boolean {
  return describeFailure(thrown).kind === 'not-found';
}

function isImage(term: QuestionTerm): term is FileTerm | RegionTerm {
  return term.kind === 'file' || term.kind === 'region';
}

function idKey(term: FileTerm | RegionTerm): string {
  return term.kind === 'file' ? term.key : JSON.stringify([term.photoId, term.region]);
}
