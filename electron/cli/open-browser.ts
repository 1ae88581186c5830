/** Shows the page in the user's browser where there is one. Runs in the CLI process. */

/** Whether a browser window can appear: a graphical session, and a person rather than a job at the other end. */
export function hasDisplay(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (environment['CI']) return false;
  if (platform === 'win32') return true;
  // Over ssh a window would open on the other machine; with X forwarding DISPLAY is set, on Linux only.
  if (platform === 'darwin') return !environment['SSH_CONNECTION'];
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** Opens the address. A browser that can't be started is no failure: the address has been printed. */
export async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url).catch(() => null);
  child?.once('error', () => undefined);
}
