/**
 * Every word the page shows, in the chosen language: `messages.<section>.<name>`. Read it in templates and derived
 * values, so that a change of language shows at once. Page.
 */
import * as english from './en.ts';
import type { Messages } from './words.ts';

let catalogue = $state.raw<Messages>(english);

// The target is an empty object because the English module is frozen in the build, and a proxy of a frozen object may
// only return that object's own values.
export const messages: Messages = new Proxy({} as Messages, {
  get: (_target, section) => catalogue[section as keyof Messages],
});

/** Switches the language. */
export function setCatalogue(next: Messages): void {
  catalogue = next;
}
