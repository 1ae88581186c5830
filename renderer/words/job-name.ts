/** The display name of a job. Page. */
import type { Job } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** @example 'Proposing tags: beach, cat' */
export function jobName({ kind, subject }: Pick<Job, 'kind' | 'subject'>): string {
  const name = messages.activity.kinds[kind];
  return subject === '' ? name : messages.activity.named(name, subject);
}
