/** The host the page talks to: what it is, and what it can do beyond the library. */
import type { AppInfo, Capabilities } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { loadLicences } from '../../api/licences.ts';

/** Until the host has answered, nothing is offered that it may not be able to do. */
const NOTHING: Capabilities = {
  chooseFolder: false,
  reveal: false,
  open: false,
  copyImage: false,
  copyPath: false,
  drag: false,
  trash: false,
  restore: false,
  background: false,
  power: false,
  updates: false,
};

export class Host {
  info = $state.raw<AppInfo | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  get capabilities(): Capabilities {
    return this.info?.capabilities ?? NOTHING;
  }

  /** The licences of all that ships. @throws Error when the host has none */
  licences(): Promise<string> {
    return loadLicences();
  }

  /** Asks the host. A failure leaves what is known: the next connection asks again. */
  async load(): Promise<void> {
    try {
      this.info = await this.#api.app.info();
    } catch {
      // Told by the state of the connection.
    }
  }
}
