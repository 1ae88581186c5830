import { expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Privacy } from '../../../../renderer/state/settings/privacy.svelte.ts';
import { FakeApi } from '../../fake-api.ts';

it('Privacy shows the requests of the host, and that they are unknown before it has answered', async () => {
  const api = new FakeApi();
  const privacy = new Privacy(api, new Notices());
  expect(privacy.requests.value).toBeNull();
  await privacy.requests.load();
  expect(privacy.requests.value).toBeNull();
  expect(privacy.requests.failure?.kind).toBe('unsupported');
  api.answers['app.requests'] = () => Promise.resolve([]);
  await privacy.requests.load();
  expect(privacy.requests.value).toEqual([]);
  expect(privacy.requests.failure).toBeNull();
});

it('Privacy forgets all searches', async () => {
  const api = new FakeApi();
  const notices = new Notices();
  api.answers['search.forget'] = () => Promise.resolve({});
  await new Privacy(api, notices).forgetSearches();
  expect(api.calls).toEqual([{ name: 'search.forget', input: {} }]);
  expect(notices.list).toMatchObject([{ level: 'info' }]);
});
