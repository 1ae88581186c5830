import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { describeFailure } from '../../../renderer/words/failure.ts';
import { loadCatalogue } from '../../../renderer/i18n/catalogues.ts';
import * as english from '../../../renderer/i18n/en.ts';
import { messages, setCatalogue } from '../../../renderer/i18n/messages.svelte.ts';
import { ERROR_KINDS } from '../../../shared/errors.ts';
import type { ErrorKind } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { failure } from '../fake-api.ts';

it.each(Object.keys(ERROR_KINDS) as ErrorKind[])('The failure %s has its words and advice', (kind) => {
  const described = describeFailure(failure(kind, 'expected this, received that'));
  expect(described).toEqual({
    kind,
    // What a host says of a fault of its own names its log, which is shown beside it.
    message: kind === 'internal' ? messages.failure.kinds.internal : 'Expected this, received that.',
    advice: messages.advice[kind],
  });
});

it("A failure of a model of one's own never advises to install Sightline again", () => {
  const own = new ORPCError('model-invalid', { message: 'why', data: { ownModel: true } });
  expect(describeFailure(own).advice).toBe(messages.advice.ownModel);
  expect(messages.advice.ownModel).not.toBe(messages.advice['model-invalid']);
  const gone = new ORPCError('not-found', { message: 'why', data: { ownModel: true } });
  expect(describeFailure(gone).advice).toBe(messages.advice.ownModel);
});

it('A failure says what went wrong in the language of the reader, with what the engine says as the detail', async () => {
  setCatalogue(await loadCatalogue('de'));
  expect(describeFailure(failure('disk-full', 'no room')).message).toBe(
    'Der Datenträger ist voll. (No room.)',
  );
  expect(describeFailure(failure('disk-full', '')).message).toBe('Der Datenträger ist voll.');
  setCatalogue(english);
});

it('A failure says a reason of the engine in the language of the reader, and nothing beside it', async () => {
  setCatalogue(await loadCatalogue('de'));
  expect(describeFailure(failure('not-found', reasonText('fileGone'))).message).toBe(
    'Die Datei ist nicht mehr da.',
  );
  setCatalogue(english);
});

it('A failure of an unknown code is a fault of ours', () => {
  expect(describeFailure(failure('nonsense' as ErrorKind, ''))).toMatchObject({ kind: 'internal' });
});

it('A failure of anything else is a lost connection', () => {
  expect(describeFailure(new TypeError('fetch failed')).kind).toBe('disconnected');
});
