/** Reads from a model's card which languages its text tower understands. Runs in the engine and embedder processes. */
import { log } from '../log/log.ts';
import type { ModelFiles } from './model-files.ts';

const CARD_FILE = 'README.md';

/** How much of a model card to search: its front matter is a few lines at the very beginning. */
const MOST_CHARACTERS = 64 * 1024;
const MOST_LANGUAGES = 200;

/**
 * ISO 639 codes from `language:` in the model card's front matter, in the hub's format. Null if it does not say, says
 * `multilingual`, or the card is missing or fails verification. Never throws, because a bad card does not make the
 * model unusable.
 */
export async function modelLanguages(files: Pick<ModelFiles, 'readOptional'>): Promise<string[] | null> {
  const card = await files.readOptional(CARD_FILE).catch((error: unknown) => {
    log.warn('the card of the model could not be read', error);
    return null;
  });
  return card === null ? null : cardLanguages(card.subarray(0, MOST_CHARACTERS).toString('utf8'));
}

/**
 * Parses `language: en`, `language: [en, de]` or a list of `- en` lines from YAML front matter. Drops regions
 * (`zh-CN` becomes `zh`).
 */
export function cardLanguages(card: string): string[] | null {
  const matter = /^\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|$)/s.exec(card)?.[1];
  const [, inline = '', list = ''] =
    /^languages?:[ \t]*([^\r\n]*)((?:\r?\n[ \t]*- [^\r\n]*)*)/m.exec(matter ?? '') ?? [];
  const named = inline.trim() === '' ? list.split('\n') : inline.replace(/[[\]]/g, '').split(',');
  const codes = named.flatMap((item) => {
    const name = item.replace(/#.*$/, '').replace(/^[\s-]+/, '').replace(/["'\s]/g, '');
    return /^([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*$/.exec(name)?.[1] ?? [];
  });
  const distinct = [...new Set(codes)].slice(0, MOST_LANGUAGES);
  return distinct.length === 0 ? null : distinct;
}
