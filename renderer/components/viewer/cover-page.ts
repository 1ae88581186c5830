/**
 * Lets an element take over the page while it exists: gives it focus, and returns focus in the end. The page
 * underneath is inert meanwhile (App.svelte). Not a modal `<dialog>`, so that notices and undo offers stay accessible
 * above it. Page.
 */
import { tick } from 'svelte';

/**
 * An attachment for the covering element.
 * @param returnTo what to focus in the end; null for whatever had focus before
 */
export function coverPage(returnTo: () => HTMLElement | null): (element: HTMLElement) => () => void {
  return (element) => {
    const before = document.activeElement;
    element.focus();
    return () => {
      // The page is inert until the change has rendered.
      void tick().then(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const target = returnTo() ?? (before instanceof HTMLElement && before.isConnected ? before : null);
        target?.focus();
      });
    };
  };
}
