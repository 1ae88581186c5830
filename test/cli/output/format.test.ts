import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../shared/visible-text.ts';
import {
  formatBytes,
  formatClock,
  formatCounted,
  formatDuration,
  formatPercent,
} from '../../../electron/cli/output/format.ts';
import { alignColumns } from '../../../electron/cli/output/table.ts';

describe('format', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [3_440_000, '3.4 MB'],
    [999_960, '1.0 MB'],
    [512_000_000, '512 MB'],
    [2.5e15, '2500 TB'],
  ])('Bytes are formatted in the largest unit: %d bytes', (bytes, text) =>
    expect(formatBytes(bytes)).toBe(text),
  );

  it('Times are formatted in their largest units', () => {
    expect(formatClock(65)).toBe('1:05');
    expect(formatClock(3723)).toBe('1:02:03');
    expect(formatDuration(420)).toBe('0.4 s');
    expect(formatDuration(12_300)).toBe('12 s');
    expect(formatDuration(185_000)).toBe('3:05 min');
    expect(formatDuration(3_723_000)).toBe('1:02:03 h');
  });

  it('Counts and shares are formatted for a person', () => {
    expect(formatCounted(1, 'photo')).toBe('1 photo');
    expect(formatCounted(12_345, 'photo')).toBe('12,345 photos');
    expect([0.004, 0.066, 1].map(formatPercent)).toEqual(['  0 %', '  7 %', '100 %']);
  });

  it('Columns are aligned by their widest cell', () => {
    expect(
      alignColumns(
        [
          ['id', 'path'],
          ['10', '/a'],
          ['7', '/bcd'],
        ],
        ['right'],
      ),
    ).toEqual(['id  path', '10  /a', ' 7  /bcd']);
  });
});

describe('escaping', () => {
  it('Escaping leaves what people write', () => expect(visibleText('Größe 猫 🐈 é')).toBe('Größe 猫 🐈 é'));
  it('Escaping shows what would move the cursor or reverse the text', () => {
    expect(visibleText('a\nb\tc\r')).toBe('a\\nb\\tc\\r');
    expect(visibleText('\u001b[31m\u0000\u007f\u009b')).toBe('\\x1b[31m\\x00\\x7f\\x9b');
    expect(visibleText('\u202egpj.exe')).toBe('\\u202egpj.exe');
  });
});
