/** The image a search asks with: a photo of the library, or a file of the reader's that is uploaded once. */
import type { Api } from '../api/api.ts';
import { refusalOf } from '../lib/image-files.ts';
import { messages } from '../i18n/messages.svelte.ts';
import type { Notices } from './notices.svelte.ts';

interface QueryPhoto {
  readonly kind: 'photo';
  readonly id: number;
  readonly name: string;
}

interface QueryFile {
  readonly kind: 'file';
  readonly file: File;
  readonly name: string;
  readonly previewUrl: string;
}

export type QueryImage = QueryPhoto | QueryFile;

export class QueryImages {
  current = $state.raw<QueryImage | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;
  /** The id of each uploaded file, so that changing the words does not upload it again. */
  readonly #uploads = new WeakMap<File, string>();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  usePhoto(id: number, name: string): void {
    this.clear();
    this.current = { kind: 'photo', id, name };
  }

  /** Answers false, and tells the reader why, when the file cannot be a query image. */
  useFile(file: File): boolean {
    const refusal = refusalOf(file);
    if (refusal) {
      this.#notices.show('error', refusal);
      return false;
    }
    this.clear();
    const name = file.name === '' || file.name === 'image.png' ? messages.search.pastedName : file.name;
    this.current = { kind: 'file', file, name, previewUrl: URL.createObjectURL(file) };
    return true;
  }

  clear(): void {
    if (this.current?.kind === 'file') URL.revokeObjectURL(this.current.previewUrl);
    this.current = null;
  }

  /** The host's id of the file; uploads it when it has none yet. */
  async upload({ file }: QueryFile, signal: AbortSignal): Promise<string> {
    const known = this.#uploads.get(file);
    if (known !== undefined) return known;
    const { imageId } = await this.#api.search.uploadImage({ file }, { signal });
    this.#uploads.set(file, imageId);
    return imageId;
  }

  forgetUpload({ file }: QueryFile): void {
    this.#uploads.delete(file);
  }
}
