/** The question as a part of the page's address (place.ts), so that reload, back and forward work. */
import { NO_FILTER, PHOTO_TYPES } from '../lib/filters.ts';
import type { Question } from './search.svelte.ts';

/** What is needed of `window`. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
}

/** @returns the part of the address after `#`, '' when nothing is asked */
export function questionToHash({ text, photoId, filter }: Question): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  if (photoId !== null) parameters.set('photo', String(photoId));
  if (filter.folderId !== null) parameters.set('folder', String(filter.folderId));
  if (filter.from !== '') parameters.set('from', filter.from);
  if (filter.to !== '') parameters.set('to', filter.to);
  if (filter.type !== null) parameters.set('type', filter.type);
  return parameters.toString();
}

/** Reads what {@link questionToHash} wrote; anything that it would not write is ignored. */
export function questionFromHash(hash: string): Question {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const id = (name: string) => {
    const value = parameters.get(name) ?? '';
    return /^[1-9]\d{0,15}$/.test(value) ? Number(value) : null;
  };
  const day = (name: string) => {
    const value = parameters.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '';
  };
  const type = PHOTO_TYPES.find((candidate) => candidate === parameters.get('type')) ?? null;
  return {
    text: parameters.get('q') ?? '',
    photoId: id('photo'),
    filter: { ...NO_FILTER, folderId: id('folder'), from: day('from'), to: day('to'), type },
  };
}
