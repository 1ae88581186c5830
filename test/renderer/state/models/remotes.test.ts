import { beforeEach, describe, expect, it } from 'vitest';
import { Remotes } from '../../../../renderer/state/models/remotes.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { FakeApi } from '../../fake-api.ts';

const TESTED = {
  host: 'clip.example',
  model: 'clip',
  revision: '1',
  dimensions: 512,
  width: 224,
  height: 224,
  bytesPerPhoto: 100_000,
};
const ENDPOINT = { url: 'https://clip.example/v1', key: 'secret' };
const ADDED = {
  ...TESTED,
  name: 'remote:clip-example',
  url: ENDPOINT.url,
  key: 'sealed' as const,
  agreedAt: 1,
};

let api: FakeApi;
let notices: Notices;
let remotes: Remotes;
let asked: { name: string; input: unknown }[];
beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  remotes = new Remotes(api, notices);
  asked = [];
  const answer = (name: string, value: unknown): void => {
    api.answers[name] = (input) => {
      asked.push({ name, input });
      return Promise.resolve(value);
    };
  };
  answer('remotes.test', TESTED);
  answer('remotes.add', ADDED);
  answer('remotes.remove', { name: 'clip-example' });
  answer('remotes.list', [ADDED]);
  answer('models.use', {});
});

describe('adding a remote encoder', () => {
  it('A remote encoder can’t be added before it was tested, and what is agreed to goes with it', async () => {
    expect(await remotes.add({ photos: 1, bytes: 1 })).toBe(false);
    expect(asked).toEqual([]);
    await remotes.test(ENDPOINT);
    const consent = remotes.consentFor(1_200);
    expect(consent).toEqual({ photos: 1_200, bytes: 120_000_000 });
    expect(await remotes.add(consent)).toBe(true);
    expect(asked.find(({ name }) => name === 'remotes.add')?.input).toEqual({
      ...ENDPOINT,
      name: 'clip-example',
      consent,
    });
    expect(remotes.all).toEqual([ADDED]);
    expect(remotes.tested).toBeNull();
  });

  it('A test of another address counts for no other, and an endpoint without a key gets none', async () => {
    await remotes.test({ url: ENDPOINT.url, key: '' });
    expect(asked).toEqual([{ name: 'remotes.test', input: { url: ENDPOINT.url } }]);
    remotes.forgetTest();
    expect(await remotes.add({ photos: 1, bytes: 1 })).toBe(false);
  });

  it('A test of a remote encoder that fails is shown, and leaves nothing to add', async () => {
    api.answers['remotes.test'] = () => Promise.reject(new Error('clip.example refused the key'));
    await remotes.test(ENDPOINT);
    expect(remotes.tested).toBeNull();
    expect(remotes.busy).toBe(false);
    expect(notices.list).toHaveLength(1);
  });
});

it('A remote encoder is turned on and off as a model, and forgotten by its name', async () => {
  await remotes.use(ADDED);
  await remotes.stopUsing();
  await remotes.remove(ADDED);
  expect(asked.slice(0, 3)).toEqual([
    { name: 'models.use', input: { id: 'remote:clip-example' } },
    { name: 'models.use', input: { id: 'starter' } },
    { name: 'remotes.remove', input: { name: 'clip-example' } },
  ]);
});
