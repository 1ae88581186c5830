import { expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Privacy } from '../../../../renderer/state/settings/privacy.svelte.ts';
import { aPullOf } from '../../../page/fake-models.ts';
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

it('Privacy asks again for the requests that it shows when a download makes some', async () => {
  const api = new FakeApi();
  const privacy = new Privacy(api, new Notices());
  privacy.handle(null);
  expect(api.calls).toEqual([]);
  api.answers['app.requests'] = () => Promise.resolve([]);
  await privacy.requests.load();
  const pull = aPullOf({ id: 'acme/clip', name: 'acme--clip' });
  const request = { at: 1, method: 'GET', url: 'https://huggingface.co/', purpose: 'model', outcome: 'done' };
  api.answers['app.requests'] = () => Promise.resolve([request]);
  privacy.handle(pull);
  await expect.poll(() => privacy.requests.value).toEqual([request]);
  privacy.handle(pull);
  expect(api.calls).toHaveLength(2);
});

it('Privacy forgets all searches', async () => {
  const api = new FakeApi();
  const notices = new Notices();
  api.answers['search.forget'] = () => Promise.resolve({});
  await new Privacy(api, notices).forgetSearches();
  expect(api.calls).toEqual([{ name: 'search.forget', input: {} }]);
  expect(notices.list).toMatchObject([{ level: 'info' }]);
});
