/** The examination of installation and library, as its dialog shows it. Page. */
import type { DoctorReport } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure, type Failure } from '../../words/failure.ts';

export class Doctor {
  open = $state(false);
  report = $state.raw<DoctorReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  copied = $state(false);
  readonly #api: Api;
  readonly #copyText: (text: string) => Promise<void>;
  /** Counts examinations: an older one that ends late is not shown. */
  #runs = 0;

  constructor(api: Api, copyText: (text: string) => Promise<void>) {
    this.#api = api;
    this.#copyText = copyText;
  }

  /** Opens the dialog and looks at everything anew. */
  async examine(): Promise<void> {
    this.open = true;
    this.report = null;
    this.failure = null;
    this.copied = false;
    const run = ++this.#runs;
    try {
      const report = await this.#api.app.doctor();
      if (run === this.#runs) this.report = report;
    } catch (thrown) {
      if (run === this.#runs) this.failure = describeFailure(thrown);
    }
  }

  close(): void {
    this.open = false;
    this.#runs++;
  }

  /** The whole report, for whoever helps. */
  async copy(): Promise<void> {
    if (!this.report) return;
    try {
      await this.#copyText(JSON.stringify(this.report, null, 2));
      this.copied = true;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }
}
