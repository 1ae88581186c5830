import { beforeEach, expect, it, vi } from 'vitest';
import { TagExport } from '../../../../renderer/state/tags/tag-export.svelte.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let saved: { text: Promise<string>; type: string; name: string }[];
let tagExport: TagExport;

beforeEach(() => {
  api = new FakeApi();
  saved = [];
  tagExport = new TagExport(api, (file, name) => saved.push({ text: file.text(), type: file.type, name }));
});

it('The tag export joins the parts in order into one file', async () => {
  api.answers['tags.export'] = ({ after }: { after?: string }) =>
    Promise.resolve(after === undefined ? { text: 'path,tag\n', next: '1' } : { text: 'a,b\n', next: null });
  expect(await tagExport.run('csv', 'tags')).toBe(true);
  expect(saved.map(({ type, name }) => [type, name])).toEqual([['text/csv', 'tags.csv']]);
  expect(await saved[0]?.text).toBe('path,tag\na,b\n');
  expect([tagExport.running, tagExport.written]).toEqual([null, 13]);
});

it('The tag export makes no file when it is cancelled', async () => {
  const part = deferred<unknown>();
  api.answers['tags.export'] = () => part.promise;
  const running = tagExport.run('json', 'tags');
  await vi.waitFor(() => expect(tagExport.running).toBe('json'));
  tagExport.cancel();
  part.resolve({ text: '[', next: '1' });
  expect(await running).toBe(false);
  expect(saved).toEqual([]);
});

it('The tag export makes one file when it is cancelled and begun again at once', async () => {
  const part = deferred<unknown>();
  api.answers['tags.export'] = () => part.promise;
  const first = tagExport.run('json', 'tags');
  tagExport.cancel();
  const second = tagExport.run('csv', 'tags');
  part.resolve({ text: 'path,tag\n', next: null });
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(saved.map(({ name }) => name)).toEqual(['tags.csv']);
});

it('The tag export makes no file of a part when the rest fails, and says why', async () => {
  api.answers['tags.export'] = ({ after }: { after?: string }) =>
    after === undefined
      ? Promise.resolve({ text: '[', next: '1' })
      : Promise.reject(failure('unavailable', 'starting again'));
  expect(await tagExport.run('json', 'tags')).toBe(false);
  expect(saved).toEqual([]);
  expect(tagExport.failure?.message).toBe('Starting again.');
});
