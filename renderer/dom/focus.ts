/** Moves keyboard focus when the control that had it disappears. Page. */

/** Focuses the main part of the page, or the viewer above it, after a control disappeared when pressed. */
export function focusMain(): void {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  (viewer ?? document.querySelector<HTMLElement>('#results'))?.focus();
}

/** Focuses the first match if nothing has focus any more (the browser then reports `body`). */
export function focusIfLost(selector: string): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    document.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Focuses the search box and selects its text. */
export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#query');
  box?.focus();
  box?.select();
}
