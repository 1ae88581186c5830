import { expect, it } from 'vitest';
import { Host } from '../../../../renderer/state/shell/host.svelte.ts';
import { FakeApi } from '../../fake-api.ts';

it('The host offers nothing until it has reported what it can do, and after a failure what it reported before', async () => {
  const api = new FakeApi();
  const host = new Host(api);
  await host.load();
  expect(Object.values(host.capabilities)).not.toContain(true);
  const capabilities = { ...host.capabilities, trash: true };
  api.answers['app.info'] = () =>
    Promise.resolve({ version: '1.2.3', host: 'desktop', platform: 'linux', capabilities });
  await host.load();
  expect(host.capabilities.trash).toBe(true);
  delete api.answers['app.info'];
  await host.load();
  expect(host.info?.version).toBe('1.2.3');
});
