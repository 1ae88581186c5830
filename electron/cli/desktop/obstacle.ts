/**
 * Decides whether the desktop app can be shown at all, before anything is downloaded or started. Runs in the CLI
 * process.
 */
import { hasDisplay } from '../open-browser.ts';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Null on Windows. */
  readonly userId: number | null;
  /** Whether the build includes the desktop app. */
  readonly built: boolean;
}

/** Why no window can be opened here, as half a sentence; null if one can. */
export function desktopObstacle({ environment, platform, userId, built }: Surroundings): string | null {
  if (!built) return 'it has not been built';
  if (!hasDisplay(environment, platform)) {
    return environment['CI'] ? 'this is an automated job (CI is set)' : 'there is no display';
  }
  // Without the sandbox, a hostile photo that takes over the page could do anything as root.
  if (platform === 'linux' && userId === 0) return "Electron's sandbox does not work for root";
  return null;
}
