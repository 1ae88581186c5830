/** Exports all tags to a file the browser saves, part by part so that a large library fits. Page. */
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';

export type ExportFormat = 'csv' | 'json';

const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv', json: 'application/json' };

export class TagExport {
  running = $state<ExportFormat | null>(null);
  /** Characters so far. */
  written = $state(0);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #save: (file: Blob, name: string) => void;
  /** Counts up with every file that is begun or cancelled. */
  #latest = 0;

  /** @param save hands a file to the reader under a name */
  constructor(api: Api, save: (file: Blob, name: string) => void) {
    this.#api = api;
    this.#save = save;
  }

  /** Answers whether a file was made; not when it was cancelled or failed. */
  async run(format: ExportFormat, name: string): Promise<boolean> {
    if (this.running !== null) return false;
    this.running = format;
    this.written = 0;
    this.failure = null;
    const run = (this.#latest += 1);
    try {
      const parts: string[] = [];
      let after: string | null = null;
      do {
        const part: { text: string; next: string | null } = await this.#api.tags.export({
          format,
          ...(after === null ? {} : { after }),
        });
        if (run !== this.#latest) return false;
        parts.push(part.text);
        this.written += part.text.length;
        after = part.next;
      } while (after !== null);
      this.#save(new Blob(parts, { type: TYPES[format] }), `${name}.${format}`);
      return true;
    } catch (thrown) {
      if (run === this.#latest) this.failure = describeFailure(thrown);
      return false;
    } finally {
      if (run === this.#latest) this.running = null;
    }
  }

  cancel(): void {
    this.#latest += 1;
    this.running = null;
  }
}
