import { describe, expect, it, vi } from 'vitest';
import { failureFiles } from '../../electron/desktop/failure/failure-page.ts';
import { wordsOf } from '../../electron/desktop/words/words.ts';
import { SightlineError, type ErrorKind } from '../../shared/errors.ts';
import { languages } from '../../shared/schemas.ts';

vi.mock('electron', () => ({}));

function page(error: SightlineError, language: (typeof languages)[number] = 'en'): string {
  const files = failureFiles({
    error,
    words: wordsOf(language),
    language,
    dataDir: '/data/<b>',
    logFile: '/logs/sightline.log',
  });
  return files.get('/start-failed')?.body.toString() ?? '';
}

describe('the page of a failed start', () => {
  it.each<[ErrorKind, string]>([
    ['locked', 'process 42'],
    ['model-invalid', 'Reinstall Sightline'],
    ['disk-full', 'Free up some space'],
    ['read-only', '--data-dir=&#60;folder&#62;'],
    ['internal', 'restart the computer'],
  ])('The page of a failed start says what to do about %s', (kind, advice) => {
    expect(page(new SightlineError(kind, 'why', { detail: { pid: 42 } }))).toContain(advice);
  });

  it.each([...languages])(
    "The page of a failed start does not advise to reinstall for a model of one's own: %s",
    (language) => {
      const { adviceModel, adviceOwnModel } = wordsOf(language);
      const own = page(new SightlineError('model-invalid', 'why', { detail: { ownModel: true } }), language);
      const gone = page(new SightlineError('not-found', 'why', { detail: { ownModel: true } }), language);
      expect(gone).toBe(own);
      expect(own).toContain(adviceOwnModel);
      expect(own).not.toContain(adviceModel);
    },
  );

  it('The page of a failed start shows messages as text', () => {
    const html = page(new SightlineError('read-only', '<script>alert("&")</script>'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script&#62;');
    expect(html).not.toContain('<b>');
  });

  it.each([...languages])('The page of a failed start says its language: %s', (language) => {
    expect(page(new SightlineError('internal', 'x'), language)).toContain(`<html lang="${language}">`);
  });
});
