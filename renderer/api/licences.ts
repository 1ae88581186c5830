/** The licences of every package that Sightline is made of, as the build has written them down. Page. */
import { ROUTES } from './routes.ts';

/**
 * Reads them from beside the page on its host; nothing is asked of the network.
 * @throws Error when the host has no such file
 */
export async function loadLicences(): Promise<string> {
  const response = await fetch(ROUTES.licences);
  if (!response.ok) throw new Error(`expected the licences, received status ${response.status}`);
  return response.text();
}
