import { expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Updates } from '../../../../renderer/state/settings/updates.svelte.ts';
import type { UpdateState } from '../../../../shared/schemas.ts';
import { FakeApi, deferred } from '../../fake-api.ts';

it('Updates are looked for once at a time, and only on request', async () => {
  const api = new FakeApi();
  const answer = deferred<UpdateState>();
  api.answers['updates.check'] = () => answer.promise;
  const updates = new Updates(api, new Notices());
  expect(api.calls).toEqual([]);
  const first = updates.check();
  await updates.check();
  expect(api.calls).toHaveLength(1);
  answer.resolve({ state: 'current', version: '1.0.0', message: null });
  await first;
  expect(updates).toMatchObject({ busy: false, found: { state: 'current' } });
});

it('Updates follow what the host reports, and say once that a new version is ready', async () => {
  const api = new FakeApi();
  const notices = new Notices();
  const updates = new Updates(api, notices);
  const answer = deferred<UpdateState>();
  api.answers['updates.check'] = () => answer.promise;
  const check = updates.check();
  updates.handle({ state: 'downloaded', version: '1.1.0', message: null });
  answer.resolve({ state: 'available', version: '1.1.0', message: null });
  await check;
  expect(updates.found?.state).toBe('downloaded');
  updates.handle({ state: 'downloaded', version: '1.1.0', message: null });
  expect(notices.list).toMatchObject([
    { level: 'info', message: 'Version 1.1.0 is ready. Install it from Settings.' },
  ]);
  updates.handle({ state: 'off', version: null, message: null });
  expect(updates.found).toBeNull();
});

it("Updates say why the app can't restart", async () => {
  const notices = new Notices();
  const updates = new Updates(new FakeApi(), notices);
  await updates.install();
  expect(notices.list).toMatchObject([{ level: 'error' }]);
  expect(updates.busy).toBe(false);
});
