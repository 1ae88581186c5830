/** The page's host: what it is, and what it can do beyond serving the library. Page. */
import type { AppInfo, Capabilities } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { loadLicences } from '../../api/licences.ts';

/** Capabilities until the host has answered: none. */
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
  log: false,
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

  /** The licences of everything that ships. @throws Error when the host has none */
  licences(): Promise<string> {
    return loadLicences();
  }

  /** Loads information about the host. A failure keeps what is known; the next connection retries. */
  async load(): Promise<void> {
    try {
      this.info = await this.#api.app.info();
    } catch {
      // The connection state already tells the user.
    }
  }
}
