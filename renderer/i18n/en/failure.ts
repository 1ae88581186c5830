/** What went wrong, by kind of failure. */
import type { ErrorKind } from '../../../shared/errors.ts';

export const failure = {
  disconnected: 'Sightline can’t be reached.',
  kinds: {
    'invalid-input': 'The request was not valid.',
    forbidden: 'This is not allowed.',
    'not-found': 'Not found.',
    unsupported: 'This is not supported.',
    'too-large': 'This is too large.',
    unreadable: 'This could not be read.',
    'model-invalid': 'The model can’t be used.',
    'no-library': 'There is no library yet.',
    locked: 'The library is in use.',
    'disk-full': 'The disk is full.',
    'read-only': 'This is read-only.',
    unavailable: 'Sightline is not ready.',
    cancelled: 'This was stopped.',
    timeout: 'The request timed out.',
    internal: 'Something went wrong.',
  } satisfies Record<ErrorKind, string>,
  /** A detail from the engine, which is in English: it says more than the kind, so it stands alone. */
  told: (_what: string, detail: string) => detail,
};
