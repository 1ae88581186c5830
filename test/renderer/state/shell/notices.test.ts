import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../../renderer/i18n/catalogues.ts';
import * as english from '../../../../renderer/i18n/en.ts';
import { messages, setCatalogue } from '../../../../renderer/i18n/messages.svelte.ts';
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

it('Notices follow a change of language', async () => {
  const notices = new Notices();
  notices.show('info', () => messages.files.imageCopied);
  notices.fail(failure('read-only', ''));
  const inEnglish = notices.list.map(({ message }) => message);
  setCatalogue(await loadCatalogue('de'));
  const inGerman = notices.list.map(({ message }) => message);
  setCatalogue(english);
  expect(inGerman[0]).not.toBe(inEnglish[0]);
  expect(inGerman[1]).not.toBe(inEnglish[1]);
  expect(notices.list.map(({ message }) => message)).toEqual(inEnglish);
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
