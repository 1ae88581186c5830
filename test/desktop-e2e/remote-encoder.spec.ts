/** A remote encoder in the app: the courier as a utility process, through Chromium's network stack, to a local server. */
import type {
  LibraryModel,
  LibraryStatus,
  NetworkRequest,
  RemoteEncoder,
  SearchResult,
} from '../../shared/schemas.ts';
import { GOOD_KEY, startRemoteEncoder } from '../support/remote-encoder.ts';
import { words } from '../support/terms.ts';
import { expect, test } from './fixtures.ts';
import { ask, indexed } from './support/contract.ts';

test('Photos and texts of the app reach a remote encoder with its key, and every request is listed', async ({
  desktop,
  launch,
}) => {
  const server = await startRemoteEncoder();
  try {
    const folder = desktop.addPhotos('Remote', { names: ['clock.jpg', 'tabby-cat.jpg'] });
    const page = await launch({ folders: [folder] });
    await indexed(page, 2);
    const consent = { photos: 2, bytes: 270_400 };
    const input = { name: 'desk', url: server.url, key: GOOD_KEY, consent };
    const added = await ask<RemoteEncoder>(page, 'remotes.add', input);
    // A machine without a keyring has no secret store.
    expect(['sealed', 'file']).toContain(added.key);
    await ask<LibraryModel>(page, 'models.use', { id: added.name });
    const host = new URL(server.url).host;
    await expect.poll(async () => (await ask<LibraryStatus>(page, 'library.status')).model.host).toBe(host);
    const found = await ask<SearchResult>(page, 'search.query', { terms: words('a clock'), limit: 2 });
    expect(found.model).toBe('remote:desk');
    expect(found.hits[0]?.path).toMatch(/clock\.jpg$/);
    const requests = await ask<NetworkRequest[]>(page, 'app.requests');
    expect(
      requests.filter(({ purpose, url }) => purpose === 'remote' && url === server.url).length,
    ).toBeGreaterThan(3);
    expect(JSON.stringify(requests)).not.toContain(GOOD_KEY);
  } finally {
    await server.close();
  }
});
