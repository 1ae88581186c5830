/** Turns whatever a request threw into readable text: what happened and what to do. Page. */
import { ORPCError } from '@orpc/client';
import { ERROR_KINDS } from '../../shared/errors.ts';
import type { ErrorKind } from '../../shared/errors.ts';
import { translateReasonAsSentence } from './reason.ts';
import { messages } from '../i18n/messages.svelte.ts';

export interface Failure {
  readonly kind: ErrorKind | 'disconnected';
  readonly message: string;
  /** What the user can do. */
  readonly advice: string;
}

/** Describes a failure. Anything that is not an answer of the host counts as a lost connection. */
export function describeFailure(thrown: unknown): Failure {
  if (!(thrown instanceof ORPCError)) {
    return {
      kind: 'disconnected',
      message: messages.failure.disconnected,
      advice: messages.advice.disconnected,
    };
  }
  const { code, data } = thrown as ORPCError<string, unknown>;
  const kind = isErrorKind(code) ? code : 'internal';
  const what = messages.failure.kinds[kind];
  return {
    kind,
    message: combine(what, thrown.message === code || kind === 'internal' ? '' : thrown.message),
    advice: isOwnModel(data) ? messages.advice.ownModel : messages.advice[kind],
  };
}

/** Whether the model is not the one that comes with Sightline, which installing it again would restore. */
function isOwnModel(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'ownModel' in data && data.ownModel === true;
}

/** Combines the wording of the kind with a detail, which replaces it if it can be translated, because it says more. */
function combine(what: string, detail: string): string {
  if (detail === '') return what;
  const { text, lang } = translateReasonAsSentence(detail);
  return lang === undefined ? text : messages.failure.told(what, text);
}

function isErrorKind(code: string): code is ErrorKind {
  return Object.hasOwn(ERROR_KINDS, code);
}
