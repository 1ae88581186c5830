/** Remote encoders: trying an endpoint, adding it once the user has agreed, using and forgetting it. Page. */
import { remoteNameOf } from '../../../shared/remote-name.ts';
import type { RemoteEncoder, RemoteTest } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** An endpoint with its key. The key is forgotten once it has been sent to the host to keep. */
interface Endpoint {
  readonly url: string;
  /** Empty: it needs none. */
  readonly key: string;
}

const PREFIX = 'remote:';
const BUILT_IN = 'starter';

export class Remotes {
  readonly listed: Loaded<RemoteEncoder[]>;
  /** Whether the host is asked, and has not answered. */
  busy = $state(false);
  /** What the endpoint that was tried serves; null: none was, or it is not that address any more. */
  tested = $state.raw<(RemoteTest & { readonly endpoint: Endpoint }) | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.listed = new Loaded(() => api.remotes.list());
  }

  get all(): readonly RemoteEncoder[] {
    return this.listed.value ?? [];
  }

  /** What would be sent there. @param photos in the library. */
  consentFor(photos: number): { photos: number; bytes: number } {
    return { photos, bytes: photos * (this.tested?.bytesPerPhoto ?? 0) };
  }

  /** Asks an endpoint what it serves. A failure is shown. */
  async test(endpoint: Endpoint): Promise<void> {
    this.tested = null;
    await this.#ask(async () => {
      this.tested = { ...(await this.#api.remotes.test(inputOf(endpoint))), endpoint };
    });
  }

  /** The address or the key was changed. */
  forgetTest(): void {
    this.tested = null;
  }

  /** Adds the endpoint that was tried. @param consent what the user was told and agreed to. @returns whether it was. */
  async add(consent: { photos: number; bytes: number }): Promise<boolean> {
    const endpoint = this.tested?.endpoint;
    if (endpoint === undefined) return false;
    const taken = this.all.map(({ name }) => name.slice(PREFIX.length));
    const added = await this.#ask(() =>
      this.#api.remotes.add({ ...inputOf(endpoint), name: remoteNameOf(endpoint.url, taken), consent }),
    );
    if (!added) return false;
    this.tested = null;
    await this.listed.load();
    return true;
  }

  /** Chooses an encoder: from now on, photos are sent to it. */
  use({ name }: Pick<RemoteEncoder, 'name'>): Promise<boolean> {
    return this.#ask(() => this.#api.models.use({ id: name }));
  }

  /** Chooses the built-in model instead. */
  stopUsing(): Promise<boolean> {
    return this.#ask(() => this.#api.models.use({ id: BUILT_IN }));
  }

  /** Forgets an encoder with its key. */
  async remove({ name }: Pick<RemoteEncoder, 'name'>): Promise<void> {
    const removed = await this.#ask(() => this.#api.remotes.remove({ name: name.slice(PREFIX.length) }));
    if (!removed) return;
    this.#notices.announce(messages.remotes.removed(name));
    await this.listed.load();
  }

  async #ask(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    const done = await this.#notices.attempt(work);
    this.busy = false;
    return done;
  }
}

function inputOf({ url, key }: Endpoint): { url: string; key?: string } {
  return key === '' ? { url } : { url, key };
}
