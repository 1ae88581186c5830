/** State of the doctor's dialog: examines the installation and the library. Page. */
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
  /** Number of examinations, so that the late result of an earlier one is dropped. */
  #runs = 0;

  constructor(api: Api, copyText: (text: string) => Promise<void>) {
    this.#api = api;
    this.#copyText = copyText;
  }

  /** Opens the dialog and starts a new examination. */
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

  /** Copies the full report, for support. */
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
