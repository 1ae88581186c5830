import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { benchRow } from '../../../../electron/cli/output/bench.ts';
import { COMPARISON_COLUMNS } from '../../../../shared/comparison-columns.ts';
import { comparisonCsv } from '../../../../renderer/lib/models/comparison-csv.ts';
import { aComparedModel, aFailedModel } from '../../../support/compared-model.ts';

const rows = (csv: string): string[][] => parse(csv);

describe('the CSV of a comparison', () => {
  it('The CSV of a comparison has the columns and numbers of `models bench --csv`', () => {
    const model = aComparedModel({ zeroShot: { accuracy: 0.7391, perLabel: [] }, languages: ['en', 'de'] });
    const { captions, speed, ...figures } = model;
    const bench = benchRow({
      ...figures,
      ...{ error: null, model: 'starter', diskBytes: 35_819_741, dimensions: 512, failed: [] },
      zeroShot: { photos: 23, accuracy: 0.7391, perLabel: [] },
      captions: captions && { count: 69, corrected: captions, uncorrected: captions },
      speed: speed && { ...speed, weights: { vision: 'int8', text: 'int8' } },
    });
    expect(rows(comparisonCsv([model]))).toEqual([COMPARISON_COLUMNS, bench]);
  });

  it('The CSV of a comparison leaves cells empty that have no figure, and states the reason', () => {
    const [, row] = rows(comparisonCsv([aFailedModel('gone', 'not found, "gone"\nat all')]));
    expect(row).toEqual(['gone', ...Array<string>(11).fill(''), 'not found, "gone"\nat all']);
    expect(rows(comparisonCsv([]))).toHaveLength(1);
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx'])('A cell of the CSV that starts like %j is no formula', (text) => {
    const [, row] = rows(comparisonCsv([aFailedModel('model', text)]));
    expect(row?.at(-1)).toBe(`'${text}`);
  });
});
