/** Which screen is shown, and whether the sidebar of a narrow window is out. Page. */
import type { Screen } from '../../lib/shell/screens.ts';

export class Navigation {
  screen = $state<Screen>('photos');
  /** Narrow windows only: the sidebar lies over the page. */
  drawerOpen = $state(false);
  /** Called when the reader went to another screen, so that going back returns to this one. */
  onGo: () => void = () => {};

  /** Shows a screen, and puts the sidebar of a narrow window away. */
  go(screen: Screen): void {
    this.drawerOpen = false;
    if (screen === this.screen) return;
    this.screen = screen;
    this.onGo();
  }

  /** Shows the screen of an address. */
  restore(screen: Screen): void {
    this.screen = screen;
  }
}
