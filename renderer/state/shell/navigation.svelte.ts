/** The current screen, and whether the sidebar of a narrow window is open. Page. */
import type { Screen } from '../../lib/shell/screens.ts';

export class Navigation {
  screen = $state<Screen>('photos');
  /** Narrow windows only, where the sidebar is a drawer over the page. */
  drawerOpen = $state(false);
  /** Called when the user goes to another screen, so that Back returns to this one. */
  onGo: () => void = () => {};

  /** Shows a screen and closes the drawer. */
  go(screen: Screen): void {
    this.drawerOpen = false;
    if (screen === this.screen) return;
    this.screen = screen;
    this.onGo();
  }

  /** Shows the screen that the address names. */
  restore(screen: Screen): void {
    this.screen = screen;
  }
}
