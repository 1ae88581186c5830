/**
 * Where the reader is: the screen, the question and the open photo, as the part of the address after `#`. Pure but for
 * the bar.
 */
import type { Question } from '../search/question.ts';
import { questionFromHash, questionToHash } from '../search/address.ts';
import { SCREENS } from './screens.ts';
import type { Screen } from './screens.ts';

/** What is needed of `window`. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
}

export interface Place {
  readonly screen: Screen;
  readonly question: Question;
  /** The photo that is open over the photos, or null. */
  readonly openPhoto: number | null;
}

/** @returns '' for all photos with nothing asked */
export function placeToHash({ screen, question, openPhoto }: Place): string {
  const parameters = new URLSearchParams(questionToHash(question));
  if (screen !== 'photos') parameters.set('screen', screen);
  if (openPhoto !== null) parameters.set('open', String(openPhoto));
  return parameters.toString();
}

/** Reads what {@link placeToHash} wrote; anything that it would not write is ignored. */
export function placeFromHash(hash: string): Place {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const open = parameters.get('open') ?? '';
  return {
    screen: SCREENS.find((screen) => screen === parameters.get('screen')) ?? 'photos',
    question: questionFromHash(hash),
    openPhoto: /^[1-9]\d{0,15}$/.test(open) ? Number(open) : null,
  };
}

/** Writes the place into the address; a `step` can be gone back to. */
export function showPlace(bar: AddressBar, place: Place, step: boolean): void {
  const hash = placeToHash(place);
  if (hash === bar.location.hash.replace(/^#/, '')) return;
  const address = hash === '' ? bar.location.pathname : `#${hash}`;
  if (step) bar.history.pushState(null, '', address);
  else bar.history.replaceState(null, '', address);
}
