/** What went wrong. English. */
import type { ErrorKind } from '../../../shared/errors.ts';

export const failure = {
  disconnected: 'Sightline cannot be reached.',
  kinds: {
    'invalid-input': 'That was not understood.',
    forbidden: 'This is not allowed.',
    'not-found': 'It is not there.',
    unsupported: 'This is not supported.',
    'too-large': 'It is too large.',
    unreadable: 'It could not be read.',
    'model-invalid': 'The model can’t be used.',
    'no-library': 'There is no library yet.',
    locked: 'The library is in use.',
    'disk-full': 'The disk is full.',
    'read-only': 'This can’t be written to.',
    unavailable: 'Sightline is not ready.',
    cancelled: 'It was stopped.',
    timeout: 'There was no answer in time.',
    internal: 'Something went wrong.',
  } satisfies Record<ErrorKind, string>,
  /** Says more than the kind does, and in the reader's language: the engine speaks English. */
  told: (_what: string, detail: string) => detail,
};
