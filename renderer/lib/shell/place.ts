/**
 * Where the user is: the screen, the question and the open photo, encoded in the hash of the address. Pure, except for
 * writing to the given address bar.
 */
import type { Question } from '../search/question.ts';
import { questionFromHash, questionToHash } from '../search/address.ts';
import { SCREENS } from './screens.ts';
import type { Screen } from './screens.ts';

/** The parts of `window` used here. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
}

export interface Place {
  readonly screen: Screen;
  readonly question: Question;
  /** Id of the photo open in the viewer, or null. */
  readonly openPhoto: number | null;
}

/** @returns the hash without its `#`; '' for all photos without a question */
export function placeToHash({ screen, question, openPhoto }: Place): string {
  const parameters = new URLSearchParams(questionToHash(question));
  if (screen !== 'photos') parameters.set('screen', screen);
  if (openPhoto !== null) parameters.set('open', String(openPhoto));
  return parameters.toString();
}

/** Parses what {@link placeToHash} wrote, and ignores everything else. */
export function placeFromHash(hash: string): Place {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const open = parameters.get('open') ?? '';
  return {
    screen: SCREENS.find((screen) => screen === parameters.get('screen')) ?? 'photos',
    question: questionFromHash(hash),
    openPhoto: /^[1-9]\d{0,15}$/.test(open) ? Number(open) : null,
  };
}

/** Writes the place into the address. @param step whether Back returns to the previous place */
export function showPlace(bar: AddressBar, place: Place, step: boolean): void {
  const hash = placeToHash(place);
  if (hash === bar.location.hash.replace(/^#/, '')) return;
  const address = hash === '' ? bar.location.pathname : `#${hash}`;
  if (step) bar.history.pushState(null, '', address);
  else bar.history.replaceState(null, '', address);
}
