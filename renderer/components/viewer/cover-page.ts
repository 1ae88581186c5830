/**
 * Lets an element have the page for itself while it is there: takes focus, makes what lies under it inert, and in the
 * end gives focus back. Not a modal `<dialog>`: notices with their Undo must stay within reach.
 */

/** What stays usable above a covering element, beside whatever is outside the app's own root. */
const ABOVE = '[role="status"], [role="alert"], dialog, [data-above]';

/** @param returnTo what gets focus in the end; when it is not there, what had it before */
export function coverPage(returnTo: () => HTMLElement | null): (element: HTMLElement) => () => void {
  return (element) => {
    const before = document.activeElement;
    const covered = [...(element.parentElement?.children ?? [])].filter(
      (sibling): sibling is HTMLElement =>
        sibling instanceof HTMLElement && sibling !== element && !sibling.inert && !sibling.matches(ABOVE),
    );
    for (const sibling of covered) sibling.inert = true;
    const { overflow } = document.documentElement.style;
    document.documentElement.style.overflow = 'hidden';
    element.focus();
    return () => {
      for (const sibling of covered) sibling.inert = false;
      document.documentElement.style.overflow = overflow;
      const target = returnTo() ?? (before instanceof HTMLElement && before.isConnected ? before : null);
      target?.focus();
    };
  };
}
