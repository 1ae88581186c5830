/** Gives keyboard focus a place when the control that had it goes away. */

/** Moves focus to the main part of the page, or the viewer over it: for controls that disappear when they are pressed. */
export function focusMain(): void {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  (viewer ?? document.querySelector<HTMLElement>('#results'))?.focus();
}

/** Moves focus to the first element that matches when nothing has it any more (the browser then says `body`). */
export function focusIfLost(selector: string): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    document.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Puts the cursor into the search box, over what is in it. */
export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#query');
  box?.focus();
  box?.select();
}
