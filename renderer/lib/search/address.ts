/**
 * Encodes the question in the hash of the page's address (shell/place.ts), so that reload, Back and Forward work.
 * Pure.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { PHOTO_TYPES } from '../../../shared/photo-types.ts';
import type { SearchFilter, SearchSort } from '../../../shared/schemas.ts';
import { changeFilter, dayEnd, dayOf, dayStart } from './filters.ts';
import type { Question, QuestionTerm } from './question.ts';

/** @returns the hash without its `#`; '' for an empty question */
export function questionToHash({ text, terms, filter, sort }: Question): string {
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('q', text.trim());
  for (const term of terms) parameters.append('term', termToText(term));
  const set = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  };
  set('folder', filter.folderId);
  set('directory', filter.directoryId);
  set('from', dayOf(filter.takenFrom));
  set('to', dayOf(filter.takenTo));
  for (const type of filter.types ?? []) parameters.append('type', type);
  for (const camera of filter.cameras ?? []) parameters.append('camera', camera);
  if (filter.favourite !== undefined) set('favourite', filter.favourite ? 'yes' : 'no');
  set('stars', filter.ratingFrom);
  for (const tagId of filter.tagIds ?? []) parameters.append('tag', String(tagId));
  set('album', filter.albumId);
  if (sort !== 'relevance') set('sort', sort);
  return parameters.toString();
}

/** Parses what {@link questionToHash} wrote, and ignores everything else. */
export function questionFromHash(hash: string): Question {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    text: parameters.get('q') ?? '',
    terms: parameters.getAll('term').flatMap((text) => termFromText(text) ?? []),
    filter: filterFrom(parameters),
    sort: SORTS.find((sort) => sort === parameters.get('sort')) ?? 'relevance',
  };
}

const SORTS: readonly SearchSort[] = ['relevance', 'newest', 'oldest'];

function filterFrom(parameters: URLSearchParams): SearchFilter {
  const id = (name: string) => idOf(parameters.get(name) ?? '') ?? undefined;
  const stars = parameters.get('stars') ?? '';
  const favourite = parameters.get('favourite') ?? '';
  return changeFilter(
    {},
    {
      folderId: id('folder'),
      directoryId: parameters.get('directory')?.slice(0, 64),
      takenFrom: dayStart(parameters.get('from') ?? ''),
      takenTo: dayEnd(parameters.get('to') ?? ''),
      types: PHOTO_TYPES.filter((type) => parameters.getAll('type').includes(type)),
      cameras: parameters.getAll('camera'),
      favourite: { yes: true, no: false }[favourite],
      ratingFrom: /^[1-5]$/.test(stars) ? Number(stars) : undefined,
      tagIds: parameters.getAll('tag').flatMap((text) => idOf(text) ?? []),
      albumId: id('album'),
    },
  );
}

/** Weight, kind and subject, separated by colons. Only the text of a text term may contain more colons. */
function termToText(term: QuestionTerm): string {
  const head = `${term.weight}:${term.kind}`;
  switch (term.kind) {
    case 'text':
      return `${head}:${term.text}`;
    case 'photo':
      return `${head}:${term.photoId}`;
    case 'file':
      return `${head}:${term.key}`;
    case 'region': {
      const { x, y, width, height } = term.region;
      return `${head}:${term.photoId}:${[x, y, width, height].map((share) => share.toFixed(4)).join(',')}`;
    }
  }
}

function termFromText(text: string): QuestionTerm | null {
  const [, number = '', kind, rest = ''] = /^(-?\d(?:\.\d+)?):(\w+):(.+)$/s.exec(text) ?? [];
  const weight = Number(number);
  if (weight === 0 || Math.abs(weight) > LIMITS.termWeight) return null;
  if (kind === 'text') return { kind, text: rest, weight };
  if (kind === 'file') return { kind, key: rest, weight };
  const [id = '', shares = ''] = rest.split(':');
  const photoId = idOf(id);
  if (photoId === null) return null;
  if (kind === 'photo') return { kind, photoId, weight };
  const [x, y, width, height] = shares.split(',').map(Number);
  if (kind !== 'region' || !isShare(x) || !isShare(y) || !isShare(width) || !isShare(height)) return null;
  if (width === 0 || height === 0 || x + width > LIMITS.regionEdge || y + height > LIMITS.regionEdge)
    return null;
  return { kind, photoId, region: { x, y, width, height }, weight };
}

function isShare(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value <= 1;
}

function idOf(text: string): number | null {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}
