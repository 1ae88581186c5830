import { beforeEach, expect, it } from 'vitest';
import { PageErrors } from '../../../../renderer/state/shell/page-errors.ts';
import { FakeApi } from '../../fake-api.ts';

let api: FakeApi;
let errors: PageErrors;

beforeEach(() => {
  api = new FakeApi();
  api.answers['app.logError'] = () => Promise.resolve({});
  errors = new PageErrors(api);
});

const sent = (): unknown[] => api.calls.map(({ input }) => input);

it('An error of before the connection is sent when it is there', () => {
  errors.report(new TypeError('early'));
  expect(sent()).toEqual([]);
  api.connect('connected');
  expect(sent()).toEqual([
    { message: 'TypeError: early', stack: expect.stringContaining('page-errors.test.ts') as string },
  ]);
});

it('An error that comes again and again is sent once, and no page sends more than twenty', () => {
  api.connect('connected');
  for (let index = 0; index < 1_000; index++) errors.report('the same');
  expect(sent()).toEqual([{ message: 'the same' }]);
  for (let index = 0; index < 1_000; index++) errors.report(`error ${index}`);
  expect(sent()).toHaveLength(20);
});

it('A long error is sent as far as the host takes it', () => {
  api.connect('connected');
  const long = new Error('m'.repeat(3_000));
  long.stack = 's'.repeat(9_000);
  errors.report(long);
  const [{ message, stack } = { message: '', stack: '' }] = sent() as { message: string; stack: string }[];
  expect([message.length, stack.length]).toEqual([2_000, 8_000]);
});

it('An error that can not be sent makes no further one', async () => {
  delete api.answers['app.logError'];
  api.connect('connected');
  errors.report('one');
  await Promise.resolve();
  expect(sent()).toHaveLength(1);
});
