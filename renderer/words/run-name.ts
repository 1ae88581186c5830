/** The display name of a run. Page. */
import type { Run } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** @example 'Proposing tags: beach, cat' */
export function runName(run: Run): string {
  const kind = messages.activity.kinds[run.kind];
  return run.kind === 'tag' ? messages.activity.named(kind, run.name) : kind;
}
