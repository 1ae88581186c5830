/**
 * Photos that have a vector of an earlier version of the model and none of the present one yet: they are searched in
 * their own space, with its own calibration, beside the others. Runs in the engine process.
 */
import { loadOnce } from '../../../shared/load-once.ts';
import { formerSpaces, readFormerSpace } from '../models/former-spaces.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { IdSet } from '../work/id-set.ts';
import type { OutcomeRecord } from '../store/outcomes.ts';
import type { Space } from '../store/spaces.ts';
import { LibraryCalibration, type CalibrationParts } from './library-calibration.ts';
import { LibraryVectors } from './library-vectors.ts';

/** Only a model on this computer has files that name earlier versions. */
type FormerParts = CalibrationParts & { readonly model: ModelFolder };

export class FormerSpace {
  readonly space: Space;
  readonly vectors: LibraryVectors;
  /** Read with the first search that needs it: once all photos are embedded again, none does. */
  readonly calibration: Pick<LibraryCalibration, 'current'>;
  readonly #parts: FormerParts;
  #left: IdSet | null = null;
  /** State of the present space when the set was made; a reader makes it anew when a writer has added vectors. */
  #stamp = '';

  /** @returns null unless the library has vectors of an earlier version of its model. */
  static async find(
    parts: CalibrationParts,
    onNotice: (message: string) => void,
  ): Promise<FormerSpace | null> {
    const { model, store } = parts;
    if (model.kind === 'remote') return null;
    for (const { space: key } of await formerSpaces(model.files)) {
      const space = store.spaces.find(key);
      if (space?.dimensions === model.dimensions)
        return new FormerSpace(space, { ...parts, model }, onNotice);
    }
    return null;
  }

  private constructor(space: Space, parts: FormerParts, onNotice: (message: string) => void) {
    this.space = space;
    this.#parts = parts;
    this.vectors = new LibraryVectors(parts.store, space, parts.layout, onNotice);
    const { model } = parts;
    const calibration = loadOnce(async () => {
      const former = await readFormerSpace(model.files, space.key, model.dimensions);
      return new LibraryCalibration({ ...parts, space, model: { ...model, ...former } });
    });
    this.calibration = { current: async () => (await calibration()).current() };
  }

  /** The photos left in this space; an empty set means that it has nothing to answer any more. */
  left(): IdSet {
    const { store, space } = this.#parts;
    const stamp = space !== null && store.mode === 'reader' ? store.vectors.stamp(space.id) : '';
    if (this.#left === null || stamp !== this.#stamp) {
      this.#left = new IdSet();
      for (const id of store.vectors.idsOnlyIn(this.space.id, space?.id ?? null)) this.#left.add(id);
      this.#stamp = stamp;
    }
    return this.#left;
  }

  /** Photos that now have a vector of the present space, or none at all. */
  settled(records: readonly OutcomeRecord[]): void {
    this.remove(records.map(({ pulled }) => pulled.id));
  }

  remove(photoIds: readonly number[]): void {
    for (const id of photoIds) this.#left?.delete(id);
    this.vectors.remove(photoIds);
  }

  async close(): Promise<void> {
    await this.vectors.close();
  }
}
