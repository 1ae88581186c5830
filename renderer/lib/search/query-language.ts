/**
 * Detects the language of a query, for a hint when the model in use does not know it. Queries are short and may
 * contain names in any language, so when in doubt it reports nothing. Counts letters of non-Latin scripts; for the
 * Latin script, weighs words that belong to only one of a few languages against English ones. Pure.
 */
import { ENGLISH_WORDS, LANGUAGE_WORDS } from './language-words.ts';

/** ISO 15924 script → the languages (ISO 639) it may stand for. */
const SCRIPTS: readonly (readonly [script: string, letters: RegExp, languages: readonly string[]])[] = [
  ['Jpan', /[\p{sc=Hira}\p{sc=Kana}]/gu, ['ja']],
  ['Hani', /\p{sc=Han}/gu, ['zh', 'ja']],
  ['Hang', /\p{sc=Hang}/gu, ['ko']],
  ['Cyrl', /\p{sc=Cyrl}/gu, ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'mn']],
  ['Arab', /\p{sc=Arab}/gu, ['ar', 'fa', 'ur']],
  ['Hebr', /\p{sc=Hebr}/gu, ['he']],
  ['Grek', /\p{sc=Grek}/gu, ['el']],
  ['Thai', /\p{sc=Thai}/gu, ['th']],
  ['Deva', /\p{sc=Deva}/gu, ['hi', 'mr', 'ne']],
  ['Beng', /\p{sc=Beng}/gu, ['bn']],
  ['Taml', /\p{sc=Taml}/gu, ['ta']],
  ['Telu', /\p{sc=Telu}/gu, ['te']],
  ['Geor', /\p{sc=Geor}/gu, ['ka']],
  ['Armn', /\p{sc=Armn}/gu, ['hy']],
];

/** The language a query seems to be written in. */
export interface QueryLanguage {
  /** ISO 639 codes: several when undecided, many for some scripts. */
  readonly languages: readonly string[];
  /** ISO 15924 code. */
  readonly script: string;
}

interface Listed {
  readonly language: string;
  readonly weight: number;
}

const SURE = 1;
const WEAK = 0.5;
/** This many weak words identify a language even without a sure one. */
const MIN_WEAK = 3;

const split = (list: string): readonly string[] => list.trim().split(/\s+/);
const words = new Map<string, readonly Listed[]>();
for (const [language, { sure, weak }] of Object.entries(LANGUAGE_WORDS)) {
  for (const [list, weight] of [
    [sure, SURE],
    [weak, WEAK],
  ] as const) {
    for (const word of split(list)) words.set(word, [...(words.get(word) ?? []), { language, weight }]);
  }
}
const english = new Set(split(ENGLISH_WORDS));

/** Letters typical of a language: an unlisted word that contains one counts as much as a weak word. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/,
  fr: /[àâçèêëîïôùûœé]/,
  es: /[ñáíóúé]/,
  it: /[àèìòù]/,
  pt: /[ãõâêôçáíé]/,
  sv: /[åäö]/,
  pl: /[ąćęłńśźż]/,
};

/**
 * Detects a language the model does not know.
 * @param known ISO 639 codes of the model's languages; null when the model does not declare any, and then no language
 *   counts as foreign
 * @returns null for a known language, and whenever the language is unclear
 */
export function foreignLanguage(text: string, known: readonly string[] | null): QueryLanguage | null {
  if (known === null) return null;
  const found = byScript(text) ?? byWords(text);
  return found?.languages.some((language) => known.includes(language)) ? null : found;
}

/** The non-Latin script that dominates the query, if at least half of the letters are non-Latin. */
function byScript(text: string): QueryLanguage | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = SCRIPTS.map(([script, pattern, languages]) => {
    return { script, languages, count: text.match(pattern)?.length ?? 0 };
  });
  const foreign = counts.reduce((sum, { count }) => sum + count, 0);
  // A foreign name in an English query does not justify a hint.
  if (foreign === 0 || foreign * 2 < letters) return null;
  // Japanese mixes kana with Han characters: any kana decide for it.
  const kana = counts.find(({ script, count }) => script === 'Jpan' && count > 0);
  return kana ?? counts.reduce((best, each) => (each.count > best.count ? each : best));
}

/** The language whose words a query in the Latin script contains, if they clearly outweigh the English ones. */
function byWords(text: string): QueryLanguage | null {
  const tokens = new Set(
    (
      text
        .normalize('NFC')
        .toLocaleLowerCase('en')
        .match(/\p{L}+(?:[-'’]\p{L}+)*/gu) ?? []
    ).map(withoutArticle),
  );
  const forEnglish = [...tokens].filter((token) => english.has(token)).length;
  const scores = Object.keys(LANGUAGE_WORDS).map((language) => ({
    language,
    score: scoreOf(tokens, language),
  }));
  const score = Math.max(...scores.map((each) => each.score));
  if (score <= forEnglish * 2) return null;
  const languages = scores.filter((each) => each.score === score).map(({ language }) => language);
  return { script: 'Latn', languages };
}

/** Weight of the evidence for a language; 0 when there is too little to judge by. */
function scoreOf(tokens: ReadonlySet<string>, language: string): number {
  let sure = 0;
  let weak = 0;
  let letters = 0;
  for (const token of tokens) {
    const listed = words.get(token)?.find((each) => each.language === language);
    if (listed) {
      if (listed.weight === SURE) sure += 1;
      else weak += 1;
    } else if (LETTERS[language]?.test(token)) letters += 1;
  }
  return sure > 0 || weak >= MIN_WEAK || (weak > 0 && letters > 0 && weak + letters >= MIN_WEAK)
    ? sure * SURE + (weak + letters) * WEAK
    : 0;
}

/** Strips elided articles and prepositions of French and Italian: l'homme, d'eau, dell'acqua. */
function withoutArticle(token: string): string {
  return token.replace(/^(?:l|d|qu|un|dell|all|nell|sull)['’](?=.)/u, '');
}
