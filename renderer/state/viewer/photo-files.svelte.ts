/** Actions on photos' files: the page names ids, the host acts. Photos themselves are never changed. Page. */
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import { type Undo, UndoneInPart } from '../shell/undo.svelte.ts';

export class PhotoFiles {
  /** Photos waiting for confirmation before they go to the trash, or null. */
  toTrash = $state.raw<readonly number[] | null>(null);
  busy = $state(false);
  /** Called with the photos that went to the trash. */
  onTrashed: (ids: readonly number[]) => void = () => {};
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #undo: Pick<Undo, 'offer'>;

  constructor(api: Api, notices: Notices, undo: Pick<Undo, 'offer'>) {
    this.#api = api;
    this.#notices = notices;
    this.#undo = undo;
  }

  async reveal(id: number): Promise<void> {
    await this.#notices.attempt(() => this.#api.files.reveal({ id }));
  }

  /** Opens a photo in the system's default program. */
  async open(id: number): Promise<void> {
    await this.#notices.attempt(() => this.#api.files.open({ id }));
  }

  async copyImage(id: number): Promise<void> {
    if (await this.#notices.attempt(() => this.#api.files.copyImage({ id })))
      this.#notices.show('info', () => messages.files.imageCopied);
  }

  async copyPaths(ids: readonly number[]): Promise<void> {
    if (await this.#notices.attempt(() => this.#api.files.copyPath({ ids: [...ids] })))
      this.#notices.show('info', () => messages.files.pathsCopied(ids.length));
  }

  /** Starts a native drag of the files in place of a `dragstart` that the page prevented. */
  async drag(ids: readonly number[]): Promise<void> {
    await this.#notices.attempt(() => this.#api.files.drag({ ids: [...ids] }));
  }

  /** Asks for confirmation first. */
  askTrash(ids: readonly number[]): void {
    if (ids.length > 0) this.toTrash = ids;
  }

  keep(): void {
    this.toTrash = null;
  }

  /** Moves the confirmed photos to the trash; reports those that could not be moved. */
  async trash(): Promise<void> {
    const ids = this.toTrash;
    if (ids === null || this.busy) return;
    this.busy = true;
    await this.#notices.attempt(async () => {
      const { trashed, failed, undo } = await this.#api.files.trash({ ids: [...ids] });
      if (trashed.length > 0) {
        this.onTrashed(trashed);
        this.#undo.offer(
          messages.files.trashed(trashed.length),
          undo === null ? null : () => this.#restore(undo),
        );
      }
      const [first] = failed;
      if (first) this.#notices.show('error', () => messages.files.trashFailed(failed.length, first.reason));
    });
    this.busy = false;
    this.toTrash = null;
  }

  async #restore(token: string): Promise<void> {
    const { failed } = await this.#api.files.restore({ token });
    const [first] = failed;
    // The host keeps what it could not restore under the same token.
    if (first !== undefined) throw new UndoneInPart(messages.files.restoreFailed(failed.length, first));
  }
}
