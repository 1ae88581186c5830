/** The page's host: what it is, and what it can do beyond the library. Page. */
import type { AppInfo, Capabilities } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { loadLicences } from '../../api/licences.ts';

/** Until the host answers, offer nothing that it may not support. */
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

  /** Loads the host's info. A failure keeps what is known: the next connection retries. */
  async load(): Promise<void> {
    try {
      this.info = await this.#api.app.info();
    } catch {
      // The connection's state tells the reader.
    }
  }
}
