/** The current screen, and whether a narrow window's sidebar is open. Page. */
import type { Screen } from '../../lib/shell/screens.ts';

export class Navigation {
  screen = $state<Screen>('photos');
  /** Narrow windows only: the sidebar lies over the page. */
  drawerOpen = $state(false);
  /** Called when the reader goes to another screen, so that Back returns to this one. */
  onGo: () => void = () => {};

  /** Shows a screen and closes a narrow window's sidebar. */
  go(screen: Screen): void {
    this.drawerOpen = false;
    if (screen === this.screen) return;
    this.screen = screen;
    this.onGo();
  }

  /** Shows the screen named by the address. */
  restore(screen: Screen): void {
    this.screen = screen;
  }
}
