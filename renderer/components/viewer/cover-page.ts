/**
 * Lets an element have the page for itself while it is there: takes focus, and in the end gives it back. The page
 * under it is inert meanwhile (App.svelte). Not a modal `<dialog>`: notices and offers to undo stay within reach above
 * it. Page.
 */
import { tick } from 'svelte';

/** @param returnTo what gets focus in the end; when it is not there, what had it before */
export function coverPage(returnTo: () => HTMLElement | null): (element: HTMLElement) => () => void {
  return (element) => {
    const before = document.activeElement;
    element.focus();
    return () => {
      // The page is inert until all of this change has reached it.
      void tick().then(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const target = returnTo() ?? (before instanceof HTMLElement && before.isConnected ? before : null);
        target?.focus();
      });
    };
  };
}
