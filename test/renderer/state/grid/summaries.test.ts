import { beforeEach, expect, test } from 'vitest';
import type { PhotoSummary } from '../../../../shared/schemas.ts';
import { Summaries } from '../../../../renderer/state/grid/summaries.svelte.ts';
import { FakeApi, aPhoto, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let summaries: Summaries;
const asked = () => api.calls.map(({ input }) => (input as { ids: number[] }).ids);
const summaryOf = (id: number): PhotoSummary => {
  const { path, name, type, width, height, date, favourite, rating } = aPhoto(id);
  return { id, path, name, type, width, height, date, favourite, rating };
};

beforeEach(() => {
  api = new FakeApi();
  summaries = new Summaries(api);
  api.answers['photos.summaries'] = ({ ids }: { ids: number[] }) =>
    Promise.resolve(ids.filter((id) => id !== 13).map(summaryOf));
});

test('Unknown summaries are asked for, once; 0 is no photo', async () => {
  await summaries.want([1, 0, 2]);
  await summaries.want([2, 3]);
  expect(asked()).toEqual([[1, 2], [3]]);
  expect(summaries.get(2)?.name).toBe('2.jpg');
  expect(summaries.get(4)).toBeUndefined();
});

test('A photo that the host leaves out of the summaries is gone', async () => {
  await summaries.want([12, 13]);
  expect(summaries.get(13)).toBeNull();
});

test('As many summaries as a view may hold are asked for in parts', async () => {
  await summaries.want(Array.from({ length: 700 }, (_, at) => at + 1_000));
  expect(asked().map(({ length }) => length)).toEqual([500, 200]);
});

test('A failure leaves summaries unknown, to be asked for with the next view', async () => {
  const answer = api.answers['photos.summaries']!;
  api.answers['photos.summaries'] = () => Promise.reject(failure('unavailable', 'busy'));
  await summaries.want([1]);
  expect(summaries.get(1)).toBeUndefined();
  api.answers['photos.summaries'] = answer;
  await summaries.want([1]);
  expect(summaries.get(1)?.name).toBe('1.jpg');
});

test('An answer of summaries of another library is dropped', async () => {
  const late = deferred<PhotoSummary[]>();
  api.answers['photos.summaries'] = () => late.promise;
  const asking = summaries.want([1]);
  summaries.forget();
  late.resolve([summaryOf(1)]);
  await asking;
  expect(summaries.get(1)).toBeUndefined();
});
