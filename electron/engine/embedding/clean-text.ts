/**
 * Cleans texts as a model's training did, where its tokenizer.json does not say so. CLIP's own tokenizer, which
 * open_clip took over, repairs texts with ftfy and unescapes HTML twice before anything else; SigLIP 2 was trained on
 * lower-cased texts. Pure.
 */
import { z } from 'zod';
import type { ModelFamily } from '../models/model-config.ts';

export type CleanText = (text: string) => string;

const tokenizerShape = z.object({
  model: z.object({
    type: z.string().nullish(),
    end_of_word_suffix: z.string().nullish(),
    byte_fallback: z.boolean().nullish(),
  }),
});

/**
 * What to do with a text before it is cut into tokens.
 * @param json content of tokenizer.json.
 */
export function cleanerFor(json: object, family: ModelFamily): CleanText {
  const model = tokenizerShape.safeParse(json).data?.model;
  // Only CLIP's byte-pair encoding marks the ends of words like this.
  if (model?.end_of_word_suffix === '</w>') return cleanLikeClip;
  // Gemma's tokenizer, which SigLIP 2 uses, falls back to bytes and keeps capitals.
  if (family === 'siglip' && model?.byte_fallback === true) return (text) => text.toLowerCase();
  return (text) => text;
}

/** Control characters but for tab, line feed and form feed, deprecated formatting, the byte order mark, annotations. */
const INVISIBLE = /(?![\t\n\f])[\p{Cc}\u206a-\u206f\ufeff\ufff9-\ufffc]/gu;

/** The steps of ftfy's `fix_text` that concern what people type or paste, then HTML entities, twice. */
export function cleanLikeClip(text: string): string {
  let fixed = text.includes('<') ? text : unescapeHtml(text);
  fixed = fixed
    .replace(/[\u2018-\u201b\u02bc]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3]/g, (letters) => letters.normalize('NFKC'))
    // Full-width letters and signs, half-width kana, the ideographic space.
    .replace(/[\u3000\uff01-\uffef]/g, (letter) => letter.normalize('NFKC'))
    .replace(/\r\n|[\r\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    .normalize('NFC');
  fixed = unescapeHtml(unescapeHtml(fixed));
  return fixed.trim();
}

/** Named entities that occur in captions; the rest stay as they are. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '\u2026',
  ndash: '\u2013',
  mdash: '\u2014',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  laquo: '\u00ab',
  raquo: '\u00bb',
  bull: '\u2022',
  middot: '\u00b7',
  deg: '\u00b0',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
  euro: '\u20ac',
  pound: '\u00a3',
  yen: '\u00a5',
  cent: '\u00a2',
  sect: '\u00a7',
  times: '\u00d7',
  frac12: '\u00bd',
  frac14: '\u00bc',
  szlig: '\u00df',
  aelig: '\u00e6',
  AElig: '\u00c6',
  oelig: '\u0153',
  oslash: '\u00f8',
  Oslash: '\u00d8',
};

/** Marks of named letters, such as `eacute`, as combining characters. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
};

function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,8}));/g,
    (whole, ...parts) => {
      const [decimal, hex, name] = parts as (string | undefined)[];
      if (name !== undefined) return NAMED[name] ?? markedLetter(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return valid ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function markedLetter(name: string): string | undefined {
  const [, letter, mark] = /^([A-Za-z])(acute|grave|circ|uml|tilde|ring|cedil)$/.exec(name) ?? [];
  if (letter === undefined || mark === undefined) return undefined;
  const composed = `${letter}${MARKS[mark]}`.normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}
