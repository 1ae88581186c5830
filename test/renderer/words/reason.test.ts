import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../renderer/i18n/catalogues.ts';
import * as english from '../../../renderer/i18n/en.ts';
import { setLocale } from '../../../renderer/i18n/locale.svelte.ts';
import { setCatalogue } from '../../../renderer/i18n/messages.svelte.ts';
import { translateReason, translateReasonAsSentence } from '../../../renderer/words/reason.ts';
import { reasonText, REASONS } from '../../../shared/reasons.ts';
import type { Language } from '../../../shared/schemas.ts';

async function speak(language: Language): Promise<void> {
  setLocale(language);
  setCatalogue(await loadCatalogue(language));
}

afterEach(() => {
  setLocale(undefined);
  setCatalogue(english);
});

describe('in English', () => {
  it('A reason shows what would turn text around or break a line as escapes', async () => {
    await speak('en');
    expect(translateReason(reasonText('linkKnown', '/a/\u202ex\n')).text).toBe(
      'symlink to /a/\\u202ex\\n, which is already in the library',
    );
    expect(translateReason('bad \u202ename').text).toBe('bad \\u202ename');
  });

  it.each(Object.values(REASONS))('A reason in English reads as the engine says it: %s', async (template) => {
    await speak('en');
    const reason = template.replaceAll(/\{#\w+\}/g, '73').replaceAll(/\{\w+\}/g, '/photos/A');
    expect(translateReason(reason)).toEqual({ text: reason, lang: undefined });
  });
});

describe('in another language', () => {
  it.each<[Language, string]>([
    ['de', 'Der Ordner ist leer, enthielt aber 4.180 Fotos; ist sein Datenträger angeschlossen?'],
    ['ja', 'フォルダーは空ですが、以前は 4,180 枚の写真がありました。ディスクは接続されていますか？'],
  ])('A reason in another language is said with its values: %s', async (language, sentence) => {
    await speak(language);
    const said = translateReasonAsSentence(reasonText('folderEmptied', 4_180));
    expect(said).toEqual({ text: sentence, lang: undefined });
  });

  it('A reason that is not known stays in English, and says so', async () => {
    await speak('de');
    const reason = 'VipsJpeg: premature end of JPEG image';
    expect(translateReason(reason)).toEqual({ text: reason, lang: 'en' });
  });
});
