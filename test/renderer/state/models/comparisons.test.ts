import { expect, it } from 'vitest';
import { Comparisons } from '../../../../renderer/state/models/comparisons.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { NO_COMPARISON, type Comparison } from '../../../../shared/schemas.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

const INPUT = { models: ['starter'], folderId: 1, labels: true, queries: [] };
const running: Comparison = { ...NO_COMPARISON, state: 'running', models: ['starter'], current: 'starter' };

it('A comparison that is started counts as running before the host answers, and its events go first', async () => {
  const api = new FakeApi();
  const answer = deferred<Comparison>();
  api.answers['comparison.start'] = () => answer.promise;
  const comparisons = new Comparisons(api, new Notices());
  const started = comparisons.start(INPUT);
  expect(comparisons.running).toBe(true);
  comparisons.handle({ ...running, finished: 4 });
  answer.resolve(running);
  expect(await started).toBe(true);
  expect(comparisons.latest.finished).toBe(4);
});

it('A comparison that is refused says why, and none is running', async () => {
  const api = new FakeApi();
  api.answers['comparison.start'] = () => Promise.reject(failure('invalid-input', 'expected captions'));
  const notices = new Notices();
  const comparisons = new Comparisons(api, notices);
  expect(await comparisons.start(INPUT)).toBe(false);
  expect(comparisons.running).toBe(false);
  expect(notices.list).toHaveLength(1);
});

it('The end of a comparison is said once', () => {
  const notices = new Notices();
  const comparisons = new Comparisons(new FakeApi(), notices);
  comparisons.handle(running);
  comparisons.handle({ ...running, state: 'done', current: null });
  expect(notices.spoken).toBe('Comparison finished');
  expect(comparisons.running).toBe(false);
});
