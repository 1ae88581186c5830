import { expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { failure } from '../../fake-api.ts';

it('Notices keep the latest few, each message once', () => {
  const notices = new Notices();
  for (const message of ['a', 'b', 'c', 'd', 'b']) notices.show('info', message);
  expect(notices.list.map(({ message }) => message)).toEqual(['c', 'd', 'b']);
});

it('Notices drop what is dismissed', () => {
  const notices = new Notices();
  notices.show('error', 'a');
  notices.dismiss(notices.list[0]?.id ?? 0);
  expect(notices.list).toEqual([]);
});

it('Notices change what is spoken even when the same is said again', () => {
  const notices = new Notices();
  notices.announce('2 matches');
  const first = notices.spoken;
  notices.announce('2 matches');
  expect(notices.spoken).not.toBe(first);
  expect(notices.spoken.trim()).toBe('2 matches');
});

it('Notices show why work failed and what to do, and answer whether it worked', async () => {
  const notices = new Notices();
  expect(await notices.attempt(() => Promise.resolve())).toBe(true);
  expect(notices.list).toEqual([]);
  expect(await notices.attempt(() => Promise.reject(failure('read-only', 'the disk is read-only')))).toBe(
    false,
  );
  expect(notices.list).toMatchObject([{ level: 'error' }]);
  expect(notices.list[0]?.message).toMatch(/^The disk is read-only\. .+/);
});
