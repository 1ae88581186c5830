import { describe, expect, it } from 'vitest';
import { FORMER_REASONS, readReason, reasonText, REASONS } from '../../shared/reasons.ts';
import type { ReasonCode } from '../../shared/reasons.ts';

const codes = Object.keys(REASONS) as ReasonCode[];

/** Values as the engine might give them; texts with what could be mistaken for the template's own words. */
const TEXTS = ['/photos/2019 (old), found a file', 'EIO', 'two\nlines; a {path} of 100 %'];

const filled = (code: ReasonCode, text: string) => fill(REASONS[code], text);

function fill(template: string, text: string): { reason: string; values: (string | number)[] } {
  const values: (string | number)[] = [];
  const reason = template.replace(/\{(#?)\w+\}/g, (_place, number: string) => {
    values.push(number === '#' ? 4_180 + values.length : text);
    return String(values.at(-1));
  });
  return { reason, values };
}

it('A reason has its values in the places of its template', () => {
  expect(reasonText('folderEmptied', 3)).toBe('the folder is empty but had 3 photos; is its disk mounted?');
  expect(reasonText('folderIsFile', '$& {path}')).toBe('expected a folder at $& {path}, found a file');
});

describe.each(codes)('%s', (code) => {
  it.each(TEXTS)(`The reason ${code} is known again with its values: %j`, (text) => {
    const { reason, values } = filled(code, text);
    expect(readReason(reason)).toEqual({ code, values });
  });

  it(`The reason ${code} is not taken from the end of a text`, () => {
    expect(readReason(`so ${filled(code, 'EIO').reason}`)).toBeNull();
  });
});

it.each([
  'VipsJpeg: premature end of JPEG image',
  '',
  'the file is gone, and more',
  'the folder cannot be read (EIO) for now',
  'the folder is empty but had many photos; is its disk mounted?',
])('Reasons do not know %j', (text) => expect(readReason(text)).toBeNull());

describe.each(Object.entries(FORMER_REASONS))('The former wording of %s', (code, template) => {
  it('The former wording has the places of the present wording, in their order', () => {
    const places = (text: string) => text.match(/\{#?\w+\}/g);
    expect(places(template)).toEqual(places(REASONS[code as ReasonCode]));
  });

  it.each(TEXTS)('The former wording is still recognised in a library, with its values: %j', (text) => {
    const { reason, values } = fill(template, text);
    expect(readReason(reason)).toEqual({ code, values });
  });
});
