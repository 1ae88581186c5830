import { ORPCError } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { toFailure, type Report } from '../../electron/host/failures.ts';
import { ERROR_KINDS, SightlineError, type ErrorKind } from '../../shared/errors.ts';

const kinds = Object.keys(ERROR_KINDS) as ErrorKind[];

/** The failure and what was reported instead of told. */
function convert(thrown: unknown): { failure: ReturnType<typeof toFailure>; reported: unknown[] } {
  const reported: unknown[] = [];
  const report: Report = (bug) => {
    reported.push(bug);
    return { message: 'told', data: { failure: 'f00d12', request: 'search.query', at: 1, log: null } };
  };
  return { failure: toFailure(thrown, report), reported };
}

it.each(kinds.filter((kind) => kind !== 'internal'))(
  'The failure %s keeps its message, status and detail',
  (kind) => {
    const { failure, reported } = convert(
      new SightlineError(kind, 'expected x, received y', { detail: { pid: 1 } }),
    );
    expect(failure).toMatchObject({
      defined: true,
      code: kind,
      status: ERROR_KINDS[kind].status,
      message: 'expected x, received y',
      data: { pid: 1 },
    });
    expect(reported).toEqual([]);
  },
);

it.each<[string, unknown]>([
  ['a bug', new TypeError('secret of undefined')],
  ['an internal error of the engine', new SightlineError('internal', 'secret')],
  ['a text', 'secret'],
  ['nothing', undefined],
  ['an error of the library with an unknown code', new ORPCError('WHATEVER', { message: 'secret' })],
  ['an output that breaks the contract', new ORPCError('INTERNAL_SERVER_ERROR', { message: 'secret' })],
])('Thrown %s becomes internal without its message, and is reported', (_name, thrown) => {
  const { failure, reported } = convert(thrown);
  expect(failure).toMatchObject({ defined: true, code: 'internal', status: 500 });
  expect(JSON.stringify(failure)).not.toContain('secret');
  expect(reported).toEqual([thrown]);
});

describe('errors of the system and of the contract library', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'unreadable'],
    ['ENOENT', 'not-found'],
  ] as const)('The system error %s is %s', (code, kind) => {
    expect(convert(Object.assign(new Error('failed'), { code })).failure.code).toBe(kind);
  });

  it.each([
    ['BAD_REQUEST', 'invalid-input'],
    ['PAYLOAD_TOO_LARGE', 'too-large'],
    ['NOT_FOUND', 'not-found'],
  ] as const)('The error %s of the contract library is %s', (code, kind) => {
    const { failure } = convert(new ORPCError(code));
    expect([failure.code, failure.status]).toEqual([kind, ERROR_KINDS[kind].status]);
  });

  it('A failure of the contract stays as it is', () => {
    const { failure } = convert(new SightlineError('locked', 'held by 42'));
    expect(convert(failure).failure).toBe(failure);
  });
});
