/**
 * Turns a search into terms with embeddings: encodes texts, looks up photos and query images. Runs in the engine
 * process.
 */
import { expectFound } from '../../../shared/expect-found.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { SearchResult, SearchTerm } from '../../../shared/schemas.ts';
import type { EmbeddedTerm } from './score-query.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { QueryImages } from './query-images.ts';

/** The parts of an open library that embedding terms needs. */
export interface TermParts {
  readonly store: Pick<Store, 'vectors'>;
  /** Null in a reader when nothing has been indexed with this model yet. */
  readonly space: Space | null;
  /** The space of photos still to be embedded with this version of the model, if there are any. */
  readonly former: { readonly space: Space } | null;
  readonly text: () => Promise<Pick<TextEncoder, 'encode' | 'understands'>>;
  readonly queryImages: Pick<QueryImages, 'get'>;
}

/**
 * Checks the terms of a search; drops blank texts.
 * @throws SightlineError `invalid-input` (no query, too long, too many terms, a weight out of bounds).
 */
export function checkedTerms(terms: readonly SearchTerm[]): SearchTerm[] {
  const asked = terms.flatMap((term): SearchTerm[] => {
    if (term.kind !== 'text') return [term];
    const trimmed = checkedText(term.text);
    return trimmed === '' ? [] : [{ ...term, text: trimmed }];
  });
  if (asked.length === 0 || asked.length > LIMITS.queryTerms) {
    throw new SightlineError(
      'invalid-input',
      asked.length === 0
        ? 'expected a text or an image to search for, received an empty query'
        : `expected at most ${LIMITS.queryTerms} terms, received ${asked.length}`,
    );
  }
  const odd = asked.find(({ weight }) => !(Math.abs(weight) <= LIMITS.termWeight) || weight === 0);
  if (odd) {
    throw new SightlineError(
      'invalid-input',
      `expected weights up to ${LIMITS.termWeight} and not 0, received ${odd.weight}`,
    );
  }
  return asked;
}

/** @throws SightlineError `not-found` (a photo that is not indexed, a query image that was evicted). */
export async function embedTerms(library: TermParts, terms: readonly SearchTerm[]): Promise<EmbeddedTerm[]> {
  // Look these up first, so that a missing image fails before any text is encoded.
  const images = terms.map((term) => (term.kind === 'text' ? null : imageOf(library, term)));
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const encoded = texts.length === 0 ? [] : await (await library.text()).encode(texts);
  return terms.map(({ weight }, index) => {
    const image = images[index];
    if (image) return { kind: 'image', embedding: image, weight };
    const embedding = encoded.shift();
    if (!embedding) throw new SightlineError('internal', 'the model gave fewer embeddings than texts');
    return { kind: 'text', embedding, weight };
  });
}

/** Whether the model knows at least a piece of every text. */
export async function understandsTerms(
  { text }: Pick<TermParts, 'text'>,
  terms: readonly SearchTerm[],
): Promise<boolean> {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  if (texts.length === 0) return true;
  const encoder = await text();
  return texts.every((one) => encoder.understands(one));
}

/** Photos that the query contains, whole or in part: they are excluded from its hits. */
export function queryPhotos(
  { queryImages }: Pick<TermParts, 'queryImages'>,
  terms: readonly SearchTerm[],
): number[] {
  return terms.flatMap((term) => {
    if (term.kind === 'text') return [];
    return (term.kind === 'photo' ? term.photoId : queryImages.get(term.imageId).photoId) ?? [];
  });
}

/** The query in words: `dog on beach, 2 × sunset, minus people`. */
export function describeQuery(terms: readonly SearchTerm[]): SearchResult['query'] {
  const joined = (kinds: readonly SearchTerm['kind'][]): string | null =>
    terms
      .filter(({ kind }) => kinds.includes(kind))
      .map((term) => withWeight(nameOf(term), term.weight))
      .join(', ') || null;
  return { text: joined(['text']), image: joined(['photo', 'image']) };
}

function nameOf(term: SearchTerm): string {
  if (term.kind === 'text') return term.text;
  return term.kind === 'photo' ? `photo ${term.photoId}` : term.imageId;
}

function withWeight(name: string, weight: number): string {
  const times = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `;
  return `${weight < 0 ? 'minus ' : ''}${times}${name}`;
}

function checkedText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LIMITS.queryCharacters) {
    throw new SightlineError(
      'invalid-input',
      `expected a query of at most ${LIMITS.queryCharacters} characters, received ${trimmed.length}`,
    );
  }
  return trimmed;
}

function imageOf(
  { queryImages, store, space, former }: TermParts,
  term: Exclude<SearchTerm, { kind: 'text' }>,
): Float32Array {
  if (term.kind === 'image') return queryImages.get(term.imageId).embedding;
  const embedding =
    (space && store.vectors.get(term.photoId, space.id)) ??
    (former && store.vectors.get(term.photoId, former.space.id));
  return expectFound(embedding, 'an indexed photo to find similar ones', term.photoId);
}
