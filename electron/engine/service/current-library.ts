/**
 * The library that is open in this process. A change of model opens it again: requests that come meanwhile wait, those
 * under way end with the old model first. Runs in the engine process.
 */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { EngineEvent, OpenLibrary } from '../api/engine-api.ts';
import { log } from '../log/log.ts';
import type { Spawn } from '../processes/wire.ts';
import { openLibrary, reopenLibrary, type EngineLibrary } from './open-library.ts';
import type { OpenCalls } from './open-calls.ts';

export class CurrentLibrary {
  readonly #emit: (event: EngineEvent) => void;
  /** Starts processes beside the library. */
  readonly spawn: Spawn;
  readonly #calls: OpenCalls;
  #opening: Promise<EngineLibrary> | null = null;

  constructor(emit: (event: EngineEvent) => void, spawn: Spawn, calls: OpenCalls) {
    this.#emit = emit;
    this.spawn = spawn;
    this.#calls = calls;
  }

  /** The library, once it is open. @throws SightlineError why it could not be opened. */
  readonly get = (): Promise<EngineLibrary> => {
    if (!this.#opening)
      throw new SightlineError('internal', 'the engine was called before a library was opened');
    return this.#opening;
  };

  async open(input: OpenLibrary): Promise<EngineLibrary> {
    await this.close();
    this.#opening = openLibrary(input, this.#owner());
    return this.#opening;
  }

  /** Opens the library again, with another model or because the chosen one is complete. */
  async reopen(change: Pick<OpenLibrary, 'model' | 'onlyNow'> = {}): Promise<EngineLibrary> {
    const before = this.get();
    const callsEnded = this.#calls.ended();
    const opening = (async (): Promise<EngineLibrary> => {
      const old = await before;
      await callsEnded;
      await old.closeParts();
      try {
        return await reopenLibrary(old, { ...old.input, ...change }, this.#owner());
      } catch (error) {
        // Whatever is wrong with the other model, the library goes on with the one it had.
        log.error('the library could not be opened with another model', error);
        const library = await reopenLibrary(old, old.input, this.#owner());
        this.#emit({ type: 'notice', level: 'error', message: toSightlineError(error).message });
        return library;
      }
    })();
    this.#opening = opening;
    const library = await opening;
    // Pages read the status again.
    this.#emit({ type: 'folders' });
    this.#emit({ type: 'photos', counts: library.store.folders.counts() });
    return library;
  }

  async close(): Promise<void> {
    const open = await this.#opening?.catch(() => null);
    this.#opening = null;
    await open?.close();
  }

  #owner() {
    return {
      emit: this.#emit,
      spawn: this.spawn,
      onBuilt: () => this.#takeUpChosen(),
      onBack: () => this.#takeUpChosen(),
    };
  }

  #takeUpChosen(): void {
    void this.reopen().then(
      ({ model, chosen }) => {
        if (chosen.next !== null) return;
        this.#emit({ type: 'notice', level: 'info', message: `${model.id} answers searches now.` });
      },
      (error: unknown) => log.error('the library could not be opened with the chosen model', error),
    );
  }
}
