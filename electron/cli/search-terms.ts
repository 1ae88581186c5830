/**
 * Builds the terms of `search`: words, an image, and the values of `--plus` and `--minus`. Runs in the CLI
 * process.
 */
import { LIMITS } from '../../shared/limits.ts';
import type { SearchTerm } from '../../shared/schemas.ts';
import { UsageError } from './exit-codes.ts';
import { queryText } from './search-arguments.ts';

type TextTerm = Extract<SearchTerm, { kind: 'text' }>;

/** Collects a value of `--plus`, which may be repeated: `sunset`, or `2:sunset` for twice the weight. */
export function collectPlus(value: string, before: readonly TextTerm[] = []): TextTerm[] {
  return [...before, parseTerm(value, '--plus', 1)];
}

/** Collects a value of `--minus`, in the form of {@link collectPlus}. */
export function collectMinus(value: string, before: readonly TextTerm[] = []): TextTerm[] {
  return [...before, parseTerm(value, '--minus', -1)];
}

/** @throws UsageError if the text is blank or too long, or the weight is 0 or too large. */
function parseTerm(value: string, option: string, sign: 1 | -1): TextTerm {
  const [, number, rest] = /^\s*(\d+(?:\.\d+)?)\s*:(.*)$/s.exec(value) ?? [];
  const weight = Number(number ?? 1);
  if (!(weight > 0 && weight <= LIMITS.termWeight)) {
    throw new UsageError(
      `expected a weight above 0 and up to ${LIMITS.termWeight} for ${option}, received '${value}'`,
    );
  }
  return { kind: 'text', text: queryText([rest ?? value]) ?? '', weight: sign * weight };
}

/**
 * All terms of a search, in the order in which the help lists them.
 * @param imageId id of the uploaded `--image`.
 * @throws UsageError if there are too many.
 */
export function searchTerms(
  text: string | undefined,
  imageId: string | undefined,
  plus: readonly TextTerm[],
  minus: readonly TextTerm[],
): SearchTerm[] {
  const terms: SearchTerm[] = [
    ...(text === undefined ? [] : [{ kind: 'text', text, weight: 1 } as const]),
    ...(imageId === undefined ? [] : [{ kind: 'image', imageId, weight: 1 } as const]),
    ...plus,
    ...minus,
  ];
  if (terms.length > LIMITS.queryTerms) {
    throw new UsageError(`expected at most ${LIMITS.queryTerms} terms, received ${terms.length}`);
  }
  return terms;
}
