/** The latest fault in Sightline itself, and what the user can do about it: copy its details, open the log. Page. */
import type { Api } from '../../api/api.ts';
import type { Fault } from '../../api/fault.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { isoTime } from '../../lib/shell/iso-time.ts';
import type { Host } from './host.svelte.ts';
import type { Notices } from './notices.svelte.ts';

export interface FaultsOptions {
  readonly api: Api;
  readonly host: Pick<Host, 'info' | 'capabilities'>;
  readonly notices: Pick<Notices, 'show' | 'fail' | 'announce'>;
  /** Writes to the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
}

export class Faults {
  latest = $state.raw<Fault | null>(null);
  readonly #options: FaultsOptions;
  /** Requests whose faults the user dismissed: a request that keeps failing is reported only once. */
  #dismissed: readonly string[] = [];

  constructor(options: FaultsOptions) {
    this.#options = options;
    options.api.connection.onFault((fault) => {
      if (!this.#dismissed.includes(fault.request)) this.latest = fault;
    });
  }

  dismiss(): void {
    if (this.latest) this.#dismissed = [...this.#dismissed, this.latest.request];
    this.latest = null;
  }

  /** Copies the log record on the desktop, elsewhere what the page knows: stacks never leave the host. */
  async copy(): Promise<void> {
    const fault = this.latest;
    if (!fault) return;
    const { api, host, copyText } = this.#options;
    await this.#attempt(
      async () => {
        if (host.capabilities.log) await api.app.copyFailure({ failure: fault.failure });
        else await copyText(this.#describe(fault));
      },
      () => messages.faults.copied,
    );
  }

  async showLog(): Promise<void> {
    await this.#attempt(() => this.#options.api.app.showLog());
  }

  async #attempt(work: () => Promise<unknown>, done?: () => string): Promise<void> {
    const { notices } = this.#options;
    try {
      await work();
      if (done !== undefined) notices.show('info', done);
    } catch (thrown) {
      notices.fail(thrown);
    }
  }

  /** Always in English, because support reads it. */
  #describe({ failure, request, at, log }: Fault): string {
    const { info } = this.#options.host;
    return [
      `Sightline ${info?.version ?? ''} (${info?.host ?? ''}, ${info?.platform ?? ''})`,
      `Failure ${failure} of ${request} at ${isoTime(at)}`,
      ...(log === null ? [] : [`Log: ${log}`]),
    ].join('\n');
  }
}
