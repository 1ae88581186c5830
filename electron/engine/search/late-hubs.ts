/**
 * Hub numbers of new photos, for which a text background is needed. Where a remote encoder makes that background and
 * can't be reached, the library opens all the same; photos wait for it. Runs in the engine process.
 */
import { toSightlineError } from '../../../shared/errors.ts';
import { log } from '../log/log.ts';
import type { LibraryCalibration } from './library-calibration.ts';

export interface LateHubs {
  /** @throws SightlineError why there is no background yet. */
  readonly hubOf: (embedding: Float32Array) => number;
  /** Tries again, if there is none. Never rejects. */
  readonly load: () => Promise<void>;
}

/** @param mayWait whether the background may be missing. @throws SightlineError if it may not and can't be made. */
export async function lateHubs(
  calibration: Pick<LibraryCalibration, 'hubs'>,
  mayWait: boolean,
): Promise<LateHubs> {
  let hubOf: LateHubs['hubOf'] | null = null;
  let failure: unknown = null;
  const load = async (): Promise<void> => {
    try {
      hubOf ??= await calibration.hubs();
    } catch (error) {
      failure = error;
      log.warn('the background of texts could not be made', error);
    }
  };
  await load();
  if (hubOf === null && !mayWait) throw failure;
  return {
    load,
    hubOf(embedding) {
      if (hubOf === null) throw toSightlineError(failure);
      return hubOf(embedding);
    },
  };
}
