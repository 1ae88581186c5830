import { describe, expect, it } from 'vitest';
import { findCycles } from '../../../scripts/imports/find-cycles.mjs';

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

describe('findCycles', () => {
  it('findCycles finds nothing where imports only lead down', () => {
    expect(findCycles(graphOf({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([]);
  });

  it('findCycles finds two files that import each other', () => {
    expect(findCycles(graphOf({ start: ['b'], b: ['a'], a: ['b'] }))).toEqual([['a', 'b']]);
  });

  it('findCycles shows a group once, by a shortest way around it', () => {
    const graph = graphOf({ a: ['b'], b: ['c', 'd'], c: ['a'], d: ['c'] });
    expect(findCycles(graph)).toEqual([['a', 'b', 'c']]);
  });

  it('findCycles keeps groups apart that only one import joins', () => {
    const graph = graphOf({ c: ['d'], d: ['c'], a: ['b'], b: ['a', 'c'] });
    expect(findCycles(graph)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('findCycles finds a file that imports itself', () => {
    expect(findCycles(graphOf({ a: ['a'] }))).toEqual([['a']]);
  });

  it('findCycles passes over files that were not read', () => {
    expect(findCycles(graphOf({ a: ['elsewhere'] }))).toEqual([]);
  });
});
