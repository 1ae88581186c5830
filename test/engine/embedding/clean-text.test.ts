import { describe, expect, it } from 'vitest';
import { cleanerFor, cleanLikeClip } from '../../../electron/engine/embedding/clean-text.ts';

/** Expected results are those of `html.unescape(html.unescape(ftfy.fix_text(text))).strip()` with ftfy 6.3.1. */
describe('cleanLikeClip', () => {
  it.each([
    ['don’t “stop”', 'don\'t "stop"'],
    ['cats &amp; dogs', 'cats & dogs'],
    ['cats &amp;amp; dogs', 'cats & dogs'],
    ['caf&eacute; &#233; &#xe9; &hellip;', 'café é é …'],
    ['&unknown; &#0; &', '&unknown; \ufffd &'],
    ['ｓｎｏｗ　！', 'snow !'],
    ['ﬁne ﬂag', 'fine flag'],
    ['\ufeffbyte order', 'byte order'],
    ['nul\u0000 bell\u0007 tab\tx', 'nul bell tab\tx'],
    ['e\u0301', 'é'],
    ['a\r\nb\u2028c', 'a\nb\nc'],
    ['  around  it ', 'around  it'],
    ['東京 🐶 naïve', '東京 🐶 naïve'],
    ['', ''],
  ])('cleanLikeClip makes of %j what ftfy and HTML make of it', (text, expected) => {
    expect(cleanLikeClip(text)).toBe(expected);
  });
});

describe('cleanerFor', () => {
  const model = (fields: object): object => ({ model: fields });

  it('cleanerFor cleans for the tokenizer of CLIP only', () => {
    const curly = 'don’t Stop';
    expect(cleanerFor(model({ type: 'BPE', end_of_word_suffix: '</w>' }), 'clip')(curly)).toBe("don't Stop");
    expect(cleanerFor(model({ type: 'WordPiece' }), 'clip')(curly)).toBe(curly);
    expect(cleanerFor(model({ type: 'Unigram' }), 'siglip')(curly)).toBe(curly);
    expect(cleanerFor({}, 'clip')(curly)).toBe(curly);
  });

  it('cleanerFor writes small for the tokenizer of SigLIP 2 only', () => {
    const gemma = model({ type: 'BPE', byte_fallback: true });
    expect(cleanerFor(gemma, 'siglip')('A Dog')).toBe('a dog');
    expect(cleanerFor(gemma, 'clip')('A Dog')).toBe('A Dog');
  });
});
