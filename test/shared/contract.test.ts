import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { ERROR_KINDS, SightlineError, toSightlineError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { classifyInput, searchQuery } from '../../shared/schemas.ts';
import { likeImage, likePhoto, words } from '../support/terms.ts';

function procedures(node: unknown): { route: { method?: string; path?: string }; errorMap: object }[] {
  if (isContractProcedure(node)) return [node['~orpc']];
  return Object.values(node as object).flatMap(procedures);
}

describe('the contract', () => {
  it('The contract reads with GET and changes with the other methods, each at its own address', () => {
    const routes = procedures(contract).map(({ route }) => `${route.method} ${route.path}`);
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes.filter((route) => !/^(GET|POST|DELETE) \/[a-z/{}]+$/.test(route))).toEqual([]);
  });

  it('The contract declares exactly the closed list of errors for each procedure', () => {
    for (const { errorMap } of procedures(contract)) {
      expect(Object.keys(errorMap).sort()).toEqual(Object.keys(ERROR_KINDS).sort());
    }
  });
});

describe('a search query', () => {
  const text = (length: number): string => 'x'.repeat(length);

  it.each([
    ['a text', { terms: words('a dog') }],
    ['emoji and Chinese', { terms: words('🐕 在海滩上') }],
    ['the longest text', { terms: words(text(LIMITS.queryCharacters)) }],
    ['a photo', { terms: likePhoto(1) }],
    ['text and an image', { terms: [...words('at night'), ...likeImage('x')] }],
    ['filters', { terms: words('x'), filter: { folderId: 1, takenFrom: 0, takenTo: 1, types: ['jpeg'] } }],
  ])('A search query may be %s', (_name, query) => {
    expect(searchQuery.parse(query)).toEqual({ limit: LIMITS.defaultHits, ...query });
  });

  it.each([
    ['10,000 characters', { terms: words(text(10_000)) }],
    ['without terms', {}],
    ['terms that only exclude', { terms: [{ kind: 'photo', photoId: 1, weight: -1 }] }],
    ['a photo id that is none', { terms: likePhoto(0) }],
    ['no limit at all', { terms: words('x'), limit: Infinity }],
    ['more than the most hits', { terms: words('x'), limit: LIMITS.hits + 1 }],
    ['an unknown type', { terms: words('x'), filter: { types: ['xcf'] } }],
    ['a date that is none', { terms: words('x'), filter: { takenFrom: NaN } }],
  ])('A search query may not be %s', (_name, query) => {
    expect(searchQuery.safeParse(query).success).toBe(false);
  });
});

describe('labels', () => {
  it.each([
    ['no labels', { labels: [] }],
    ['an empty label', { labels: [' '] }],
    ['too many labels', { labels: Array.from({ length: LIMITS.labels + 1 }, String) }],
    ['a template without its place', { labels: ['dog'], templates: ['a photo'] }],
  ])('Labels may not be %s', (_name, input) => {
    expect(classifyInput.safeParse(input).success).toBe(false);
  });

  it('Labels are trimmed', () => {
    expect(classifyInput.parse({ labels: [' dog '] }).labels).toEqual(['dog']);
  });
});

describe('errors', () => {
  it('Errors survive the way between processes', () => {
    const error = new SightlineError('locked', 'held by 42', { detail: { pid: 42 }, cause: new Error('x') });
    const copy = SightlineError.fromData(JSON.parse(JSON.stringify(error.toData())) as never);
    expect(copy).toMatchObject({ kind: 'locked', message: 'held by 42', detail: { pid: 42 } });
    expect(new SightlineError('internal', 'x').toData()).toEqual({ kind: 'internal', message: 'x' });
  });

  it.each([
    [Object.assign(new Error('full'), { code: 'ENOSPC' }), 'disk-full'],
    [Object.assign(new Error('stop'), { name: 'AbortError' }), 'cancelled'],
    [new Error('bug'), 'internal'],
    ['text', 'internal'],
    [null, 'internal'],
  ] as const)('The error %s is of the kind %s', (thrown, kind) => {
    expect(toSightlineError(thrown).kind).toBe(kind);
  });

  it('Errors have a status that HTTP knows as a failure', () => {
    for (const { status } of Object.values(ERROR_KINDS)) expect(status).toBeGreaterThanOrEqual(400);
  });
});
