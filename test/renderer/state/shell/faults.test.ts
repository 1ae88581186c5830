import { beforeEach, describe, expect, it } from 'vitest';
import { Faults } from '../../../../renderer/state/shell/faults.svelte.ts';
import { Host } from '../../../../renderer/state/shell/host.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { plainHost } from '../../../../electron/host/plain-host.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const FAULT = { failure: 'f00d12', request: 'search.query', at: 0, log: '/data/logs/serve.log' };

let api: FakeApi;
let host: Host;
let notices: Notices;
let faults: Faults;
let copied: string[];

beforeEach(() => {
  api = new FakeApi();
  host = new Host(api);
  notices = new Notices();
  copied = [];
  const copyText = (text: string) => Promise.resolve(void copied.push(text));
  faults = new Faults({ api, host, notices, copyText });
});

function runOn(info: Partial<ReturnType<typeof plainHost>['info']>, log: boolean): void {
  const plain = plainHost().info;
  host.info = { ...plain, ...info, capabilities: { ...plain.capabilities, log } };
}

describe('Faults of the host', () => {
  it('A fault is shown until it is dismissed, and its request does not tell of it again', () => {
    api.fault(FAULT);
    expect(faults.latest).toEqual(FAULT);
    faults.dismiss();
    api.fault({ ...FAULT, failure: 'beef34' });
    expect(faults.latest).toBeNull();
    api.fault({ ...FAULT, request: 'photos.get' });
    expect(faults.latest?.request).toBe('photos.get');
  });

  it('In a browser the details are what the page knows, with where the log is', async () => {
    runOn({ version: '1.2.3', platform: 'linux' }, false);
    api.fault(FAULT);
    await faults.copy();
    expect(copied).toEqual([
      'Sightline 1.2.3 (web, linux)\nFailure f00d12 of search.query at 1970-01-01T00:00:00.000Z\nLog: /data/logs/serve.log',
    ]);
    expect(notices.list.map(({ message }) => message)).toEqual(['Details copied.']);
  });

  it('On the desktop the app copies the details: no stack comes to the page', async () => {
    runOn({ host: 'desktop' }, true);
    api.answers['app.copyFailure'] = () => Promise.resolve({});
    api.fault(FAULT);
    await faults.copy();
    expect(api.calls).toEqual([{ name: 'app.copyFailure', input: { failure: 'f00d12' } }]);
    expect(copied).toEqual([]);
  });

  it('A log that can not be shown is told', async () => {
    api.answers['app.showLog'] = () => Promise.reject(failure('unsupported', 'no file manager'));
    await faults.showLog();
    expect(notices.list).toMatchObject([{ level: 'error' }]);
  });
});
