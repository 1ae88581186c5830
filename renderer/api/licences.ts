/** The licences of every package that Sightline includes, as collected by the build. Page. */
import { ROUTES } from './routes.ts';

/**
 * Fetches them from the page's host, not from the network.
 * @throws Error when the host does not have the file
 */
export async function loadLicences(): Promise<string> {
  const response = await fetch(ROUTES.licences);
  if (!response.ok) throw new Error(`expected the licences, received status ${response.status}`);
  return response.text();
}
