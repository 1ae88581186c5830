import { expect, it } from 'vitest';
import { describeFailure } from '../../../renderer/lib/failure.ts';
import { messages } from '../../../renderer/i18n/messages.svelte.ts';
import { ERROR_KINDS } from '../../../shared/errors.ts';
import type { ErrorKind } from '../../../shared/errors.ts';
import { failure } from '../fake-api.ts';

it.each(Object.keys(ERROR_KINDS) as ErrorKind[])('%s has its words and an advice', (kind) => {
  const described = describeFailure(failure(kind, 'expected this, received that'));
  expect(described).toEqual({ kind, message: 'expected this, received that', advice: messages.advice[kind] });
});

it('takes an unknown code for a fault of ours', () => {
  expect(describeFailure(failure('nonsense' as ErrorKind, ''))).toMatchObject({ kind: 'internal' });
});

it('takes anything else for a lost connection', () => {
  expect(describeFailure(new TypeError('fetch failed')).kind).toBe('disconnected');
});
