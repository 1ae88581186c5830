/** Opens the page in the user's browser, if there is one. Runs in the CLI process. */

/** Whether a browser window can appear: in a graphical session, started by a person and not by a job. */
export function hasDisplay(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (environment['CI']) return false;
  if (platform === 'win32') return true;
  // Over ssh, a window would open on the remote machine; only on Linux does X forwarding set DISPLAY.
  if (platform === 'darwin') return !environment['SSH_CONNECTION'];
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** Opens the address. Ignores a browser that can't be started: the address has been printed anyway. */
export async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url).catch(() => null);
  child?.once('error', () => undefined);
}
