import { expect, it } from 'vitest';
import {
  asSentence,
  baseName,
  formatBytes,
  formatCaptureDate,
  formatCoordinates,
  formatDuration,
  formatNumber,
  formatPercent,
  languageNames,
  scriptName,
} from '../../../renderer/i18n/format.ts';

it.each([
  [0.9249, '92%'],
  [0.9999, '99%'],
  [1, '100%'],
  [-0.2, '0%'],
  [1.3, '100%'],
])('The percent of %f is rounded for a person', (share, text) =>
  expect(formatPercent(share, 'en')).toBe(text),
);

it('Percent and numbers are written as the language does', () => {
  expect(formatPercent(0.92, 'de')).toBe('92\u00a0%');
  expect(formatNumber(1204, 'de')).toBe('1.204');
  expect(formatNumber(27.4, 'en')).toBe('27');
  expect(formatNumber(2.74, 'en')).toBe('2.7');
});

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [63, '63 bytes'],
  [999, '999 bytes'],
  [1_500, '1.5 kB'],
  [37_000_000, '37 MB'],
])('The size of %i bytes is written in a fitting unit', (bytes, text) =>
  expect(formatBytes(bytes, 'en')).toBe(text),
);

it.each([
  [0.2, '1 sec'],
  [59, '59 sec'],
  [150, '3 min'],
  [3_600, '1 hr'],
  [5_000, '1 hr 24 min'],
])('The duration of %f seconds is written in a fitting unit', (seconds, text) =>
  expect(formatDuration(seconds, 'en')).toBe(text),
);

it('A capture date is shown as the camera wrote it, whatever the zone of the computer', () => {
  expect(formatCaptureDate(Date.UTC(2024, 5, 1, 23, 30), 'en-GB')).toBe('1 June 2024 at 23:30');
});

it('Coordinates are shown with their directions', () =>
  expect(formatCoordinates(48.1371, -11.5, 'en')).toBe('48.13710, -11.50000'));

it.each([
  ['/home/ada/Pictures/', 'Pictures'],
  ['C:\\Users\\Ada\\cat.jpg', 'cat.jpg'],
  ['/', '/'],
  ['/photos/cat\u202egpj.exe\n.jpg', 'cat\\u202egpj.exe\\n.jpg'],
])('The base name of %s is its last part', (path, name) => expect(baseName(path)).toBe(name));

it('Languages and scripts have names', () => {
  expect(languageNames(['es', 'pt'], 'disjunction', 'en')).toBe('Spanish or Portuguese');
  expect(languageNames(['en'], 'conjunction', 'de')).toBe('Englisch');
  expect(scriptName('Cyrl', 'en')).toBe('Cyrillic');
});

it.each([
  ['expected a folder, received a file', 'Expected a folder, received a file.'],
  ['is its disk mounted?', 'Is its disk mounted?'],
  ['The disk is full.', 'The disk is full.'],
  ['フォルダーが存在しません（未接続）', 'フォルダーが存在しません（未接続）。'],
  ['磁盘是否已连接？', '磁盘是否已连接？'],
  ['  ', ''],
])('Text of the engine becomes a sentence: %s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});
