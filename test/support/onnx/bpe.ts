/** A byte-level BPE tokenizer.json like CLIP's: trained on the few words below, filled up to any size. */

/** Words that become one token each, as everyday words do in the real vocabulary. */
const WORDS =
  `a an the of on in at by with and to from under over near behind photo picture image drawing painting
  dog dogs cat cats bird birds horse horses child children man woman people girl boy baby person friends family
  red green blue white black brown yellow orange small big old young happy sleeping running jumping playing sitting
  standing eating riding walking holding looking two three many some beach sea ocean mountain mountains snow forest tree
  trees river lake sky sunset sunrise night city street house kitchen table bed couch window garden flower flowers grass
  car bus train bicycle boat airplane ball food cake coffee wine book phone camera computer birthday wedding party
  concert football summer winter rain clouds water fire light dark close up view portrait group`
    .split(/\s+/)
    .filter(Boolean);

const LETTERS = [...'etaoinshrdlcumwfgypbvkjxqz'];
const END_OF_WORD = '</w>';

export interface BpeVocabulary {
  readonly vocab: Record<string, number>;
  readonly merges: string[];
}

/** GPT-2's printable stand-ins for the 256 byte values, in CLIP's order. */
function byteSymbols(): string[] {
  const printable = [...range(33, 126), ...range(161, 172), ...range(174, 255)];
  const rest = range(0, 255).filter((byte) => !printable.includes(byte));
  return [
    ...printable.map((byte) => String.fromCharCode(byte)),
    ...rest.map((_, at) => String.fromCharCode(256 + at)),
  ];
}

/**
 * CLIP's layout of ids: 256 bytes, the same at a word's end, merges, `<|startoftext|>`, `<|endoftext|>`. The words above
 * merge to one token; the rest of the vocabulary is letter pairs, triples and fours. `size` counts everything.
 */
export function bpeVocabulary(size: number): BpeVocabulary {
  const symbols = byteSymbols();
  const tokens = [...symbols, ...symbols.map((symbol) => symbol + END_OF_WORD)];
  const room = size - tokens.length - 2;
  const learned = trainMerges(WORDS);
  if (learned.length > room) {
    throw new Error(
      `expected a vocabulary of at least ${tokens.length + 2 + learned.length}, received ${size}`,
    );
  }
  const known = new Set(learned.map(([left, right]) => left + right));
  const merges = [...learned];
  for (const pair of fillingMerges()) {
    if (merges.length === room) break;
    if (known.has(pair.join(''))) continue;
    known.add(pair.join(''));
    merges.push(pair);
  }
  tokens.push(...merges.map((pair) => pair.join('')), '<|startoftext|>', '<|endoftext|>');
  return {
    vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    merges: merges.map((pair) => pair.join(' ')),
  };
}

type Pair = [string, string];

/** Byte-pair encoding: merges the most frequent pair (the earliest on a tie) until every word is one symbol. */
function trainMerges(words: readonly string[]): Pair[] {
  let split = words.map((word) => [...word.slice(0, -1), word.slice(-1) + END_OF_WORD]);
  const merges: Pair[] = [];
  for (;;) {
    const counts = new Map<string, number>();
    for (const symbols of split) {
      for (let at = 1; at < symbols.length; at += 1) {
        const pair = `${symbols[at - 1]} ${symbols[at]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    let best: string | null = null;
    for (const [pair, count] of counts) if (best === null || count > counts.get(best)!) best = pair;
    if (best === null) return merges;
    const [left, right] = best.split(' ') as Pair;
    merges.push([left, right]);
    split = split.map((symbols) => mergeIn(symbols, left, right));
  }
}

function mergeIn(symbols: readonly string[], left: string, right: string): string[] {
  const merged: string[] = [];
  for (let at = 0; at < symbols.length; at += 1) {
    const joins = symbols[at] === left && symbols[at + 1] === right;
    merged.push(joins ? left + right : symbols[at]!);
    if (joins) at += 1;
  }
  return merged;
}

/** Pairs of letters, then a letter more, each inside a word and at its end. */
function* fillingMerges(): Generator<Pair> {
  let stems: string[] = LETTERS;
  for (let length = 2; length <= 4; length += 1) {
    const longer: string[] = [];
    for (const stem of stems) {
      for (const letter of LETTERS) {
        yield [stem, letter];
        yield [stem, letter + END_OF_WORD];
        longer.push(stem + letter);
      }
    }
    stems = longer;
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
