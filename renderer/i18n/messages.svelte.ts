/**
 * Every word the page shows, in the language chosen. Read in templates and derived values, so that a change of language
 * shows at once: `messages.<section>.<name>`. English is the catalogue that the others are measured by.
 */
import * as english from './en.ts';
import type { Messages } from './words.ts';

let catalogue = $state.raw<Messages>(english);

// Its own target: of a module, which is frozen in the build, a proxy may only answer what is in it.
export const messages: Messages = new Proxy({} as Messages, {
  get: (_target, section) => catalogue[section as keyof Messages],
});

/** Shows another language from now on. */
export function setCatalogue(next: Messages): void {
  catalogue = next;
}
