import { describe, expect, it } from 'vitest';
import { bestOf, numberedModels, titleOf } from '../../../../renderer/lib/models/comparison-figures.ts';
import { aComparedModel, aFailedModel } from '../../../support/compared-model.ts';

describe('bestOf', () => {
  it.each([
    ['the most', [0.5, 0.7, null, 0.7], 'more' as const, 0, [false, true, false, true]],
    ['the least', [3, 1, 2], 'less' as const, 0, [false, true, false]],
    ['what is nearly the least', [100, 109, 112], 'less' as const, 0.1, [true, true, false]],
    ['none of equal ones', [1, 1, null], 'more' as const, 0, [false, false, false]],
    ['none where there is one', [1, null], 'more' as const, 0, [false, false]],
    ['none where there are none', [null, null], 'less' as const, 0, [false, false]],
  ])('The best of figures is %s', (_what, values, better, tolerance, expected) => {
    expect(bestOf(values, better, tolerance)).toEqual(expected);
  });
});

describe('names of compared models', () => {
  it('Models are numbered without those that have no figures', () => {
    const results = [aFailedModel('gone', 'why'), aComparedModel(), aComparedModel({ name: 'other' })];
    expect(numberedModels(results).map(({ number, model }) => [number, model.name])).toEqual([
      [1, 'starter'],
      [2, 'other'],
    ]);
  });

  it('A model goes by its title, but by its name if another has that title or it is gone', () => {
    const listed = [
      { name: 'starter', title: 'Starter' },
      { name: 'clip', title: 'CLIP B/32' },
      { name: 'clip.fp32', title: 'CLIP B/32' },
    ];
    expect(['starter', 'clip', 'clip.fp32', 'gone'].map((name) => titleOf(listed, name))).toEqual([
      'Starter',
      'clip',
      'clip.fp32',
      'gone',
    ]);
  });
});
