/** The texts in which commands answer a person. */
import { describe, expect, it } from 'vitest';
import { evaluationLines } from '../../../electron/cli/commands/eval.ts';
import { statusLines } from '../../../electron/cli/commands/status.ts';
import { leftOutLines, summaryLines } from '../../../electron/cli/index-run.ts';
import { classificationLine, csvRow } from '../../../electron/cli/output/classifications.ts';
import type { IndexSummary } from '../../../electron/engine/api/engine-api.ts';
import type { Classification, Counts, LibraryStatus } from '../../../shared/schemas.ts';
import { aLibraryModel } from '../../support/library-model.ts';

const counts: Counts = { done: 1200, pending: 0, failed: 2, skipped: 3, warnings: 1 };

describe('index', () => {
  const summary: IndexSummary = {
    ...{ done: 10, failed: 2, skipped: 3, warnings: 1, removed: 4, unchanged: 1190 },
    ...{ milliseconds: 4200, rate: 25.04, unavailable: [], unlisted: [], cancelled: false },
  };
  it('The answer of `index` ends with the counts of the run and of the library', () => {
    expect(summaryLines(summary, counts)).toEqual([
      'Indexed in 4.2 s (25.0 photos/s): 10 done, 2 failed, 3 skipped; 1 warning, 4 removed, 1,190 unchanged',
      'The library has 1,200 photos, 0 pending, 2 failed, 3 skipped',
    ]);
  });
  it('The answer of `index` lists what was left out, up to twenty', () => {
    expect(leftOutLines(summary)).toEqual([]);
    const unlisted = Array.from({ length: 1025 }, (_, n) => ({
      path: `/a/${n}`,
      reason: 'permission to read the folder was denied',
    }));
    expect(leftOutLines({ ...summary, unlisted: unlisted.slice(0, 1) })).toEqual([
      'Left out: /a/0: permission to read the folder was denied',
    ]);
    const lines = leftOutLines({ ...summary, unlisted });
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('Left out: 1,005 more; --json lists all');
  });
  it('The answer of `index` says that it was cancelled', () => {
    expect(summaryLines({ ...summary, cancelled: true, rate: null }, counts)[0]).toMatch(
      /^Cancelled in 4\.2 s: 10/,
    );
  });
});

describe('status', () => {
  const status: LibraryStatus = {
    ...{ version: '1.0.0', dataDir: '/data', dataDirBytes: 3_440_000, demo: false, writable: false },
    model: aLibraryModel({ languages: null }),
    folders: [],
    photos: counts,
    skippedReasons: [{ reason: 'format not supported yet (XCF)', count: 3 }],
    unlistedCount: 0,
    progress: {
      ...{ phase: 'idle', found: 0, finished: 0, total: 0, done: 0, failed: 0, skipped: 0 },
      ...{ rate: null, secondsLeft: null, stopped: null },
    },
  };
  it('The answer of `status` is an overview', () => {
    const photos = { done: 1200, pending: 0, failed: 2, skipped: 3 };
    const folder = { id: 1, photos, lastScan: 0 };
    const folders: LibraryStatus['folders'] = [
      { ...folder, path: '/a', state: 'ready', reason: null },
      { ...folder, path: '/b', state: 'unavailable', reason: 'not mounted' },
    ];
    expect(statusLines({ ...status, folders })).toEqual([
      'Photos   1,200 done, 0 pending, 2 failed, 3 skipped; 1 warning',
      '         skipped 3: format not supported yet (XCF)',
      'Folders  /a (1,200 done)',
      '         /b (1,200 done), unavailable: not mounted',
      'Model    sightline-starter, 512 dimensions, quantized weights, shipped calibration, 2 threads (cpu)',
      'Data     /data, 3.4 MB',
    ]);
  });
  it('The answer of `status` says how to begin', () => {
    expect(statusLines(status)).toContain('Folders  none yet; add one with: sightline index <folder>');
  });
});

describe('classify', () => {
  const scores = [
    { label: 'cat', probability: 0.9, cosine: 0.3, strength: 0.8 },
    { label: 'dog, big', probability: 0.1, cosine: 0.1, strength: 0.1 },
  ];
  const cat: Classification = { id: null, path: '/a.jpg', label: 'cat', strength: 0.8, scores, error: null };
  it('The answer of `classify` is the best label, none of these, or what went wrong', () => {
    expect(classificationLine(cat)).toBe('cat  strength 80 %, 90 % of the labels  /a.jpg');
    expect(classificationLine({ ...cat, label: null, strength: 0.2 })).toBe(
      '(none of these)  strength 20 %  /a.jpg',
    );
    const broken: Classification = { ...cat, label: null, strength: 0, scores: [], error: 'no image' };
    expect(classificationLine(broken)).toBe('(not read)  /a.jpg: no image');
    expect(csvRow(broken, ['cat', 'dog'])).toEqual(['/a.jpg', '', '', 'no image', '', '']);
  });
  it('The answer of `classify` is a row of CSV in the order of the labels', () => {
    expect(csvRow(cat, ['dog, big', 'cat'])).toEqual([
      '/a.jpg',
      'cat',
      '0.800000',
      '',
      '0.100000',
      '0.900000',
    ]);
  });
});

describe('eval', () => {
  it('The answer of `eval` is a table with and without the hub correction', () => {
    const figures = { recallAt1: 0.609, recallAt5: 0.944, recallAt10: 0.974, medianRank: 1 };
    const captions = { count: 425, corrected: figures, uncorrected: { ...figures, medianRank: 1.5 } };
    expect(evaluationLines({ model: 'm', photos: 85 }, captions)).toEqual([
      '425 captions of 85 photos with m',
      '                     recall@1  recall@5  recall@10  median rank',
      'with hub correction     0.609     0.944      0.974            1',
      'without                 0.609     0.944      0.974          1.5',
    ]);
  });
});
