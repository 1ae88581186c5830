import { describe, expect, it } from 'vitest';
import { createProgressLine, describeProgress } from '../../../electron/cli/output/progress-line.ts';
import type { Progress } from '../../../shared/schemas.ts';
import { TextSink } from '../text-sink.ts';

function progress(finished: number, total: number, extra: Partial<Progress> = {}): Progress {
  return {
    phase: 'embedding',
    found: total,
    finished,
    total,
    done: finished,
    failed: 0,
    skipped: 0,
    rate: 25,
    secondsLeft: (total - finished) / 25,
    stopped: null,
    ...extra,
  };
}

describe('progress', () => {
  it('The progress line says what is known', () => {
    expect(describeProgress(progress(50, 200, { failed: 2 }), true)).toBe(
      'Indexing  [######------------------]  50 of 200  25 %  25.0/s  0:06 left  2 failed',
    );
    expect(describeProgress(progress(0, 0, { phase: 'scanning', found: 1234 }), false)).toBe(
      'Looking for photos: 1,234 files',
    );
    expect(describeProgress(progress(0, 10, { rate: null, secondsLeft: null }), false)).toBe(
      'Indexing  0 of 10  0 %',
    );
  });

  it('The progress line is redrawn at most ten times a second on a terminal', () => {
    const sink = new TextSink(true);
    let now = 0;
    const line = createProgressLine(sink, () => now);
    for (; now < 1000; now += 10) line.update(progress(now / 10, 100));
    expect(sink.text.split('\r').length - 1).toBe(10);
    expect(sink.text).not.toContain('\n');
    line.clear();
    expect(sink.text.endsWith('\r\u001b[K')).toBe(true);
    const before = sink.text;
    line.clear();
    expect(sink.text).toBe(before);
  });

  it('The progress line fits the width of the terminal, which some do not know', () => {
    const widths = [20, 0].map((columns) => {
      const sink = new TextSink(true, columns);
      createProgressLine(sink).update(progress(50, 200));
      return sink.text.length - '\r\u001b[K'.length;
    });
    expect(widths).toEqual([19, describeProgress(progress(50, 200), true).length]);
  });

  it('Progress elsewhere is whole lines: not before 2 s, then every 5 % or half a minute', () => {
    const sink = new TextSink();
    let now = 0;
    const line = createProgressLine(sink, () => now);
    const at = (seconds: number, finished: number): number => {
      now = seconds * 1000;
      line.update(progress(finished, 1000));
      return sink.text.split('\n').length - 1;
    };
    expect(at(1, 100)).toBe(0);
    expect(at(2, 110)).toBe(1);
    expect(at(5, 120)).toBe(1);
    expect(at(6, 165)).toBe(2);
    expect(at(35, 170)).toBe(2);
    expect(at(36, 171)).toBe(3);
    expect(sink.text).not.toContain('\u001b');
  });
});
