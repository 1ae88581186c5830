/**
 * Builds the page shown when the library can't be opened: what happened, and what to do. Runs in the main
 * process.
 */
import { PAGE_ORIGIN } from '../../../shared/bridge.ts';
import type { SightlineError } from '../../../shared/errors.ts';
import type { StaticFile, StaticFiles } from '../../host/static-file.ts';
import { PAGE_URL } from '../protocols/schemes.ts';
import type { DesktopWords } from '../words/en.ts';
import { fill } from '../words/words.ts';

const PAGE_PATH = '/start-failed';
const STYLE_PATH = '/start-failed.css';
export const FAILURE_URL = `${PAGE_ORIGIN}${PAGE_PATH}`;

export interface Failure {
  readonly error: SightlineError;
  readonly words: DesktopWords;
  readonly language: string;
  readonly dataDir: string;
  readonly logFile: string;
}

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f5f1; color: #1c1b19; }
main { max-width: 36rem; padding: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0; overflow-wrap: anywhere; }
.log { margin-top: 2rem; color: #5b5851; font-size: 0.875rem; }
a { display: inline-block; margin-top: 1.5rem; padding: 0.625rem 1.5rem; border-radius: 999px; background: #0b5d57; color: #fff;
  font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { background: #131312; color: #f3f1ec; }
  .log { color: #b1ada4; }
  a { background: #66d0c3; color: #06201d; }
}
`;

/** Advice on a failure, in a sentence. */
function adviceFor({ error, words, dataDir }: Failure): string {
  switch (error.kind) {
    case 'locked':
      return fill(words.adviceLocked, { pid: String(error.detail?.['pid'] ?? '?') });
    case 'model-invalid':
      return error.detail?.['ownModel'] === true ? words.adviceOwnModel : words.adviceModel;
    case 'not-found':
      return error.detail?.['ownModel'] === true ? words.adviceOwnModel : words.adviceOther;
    case 'disk-full':
      return words.adviceDisk;
    case 'read-only':
    case 'unreadable':
    case 'invalid-input':
      return fill(words.adviceReadOnly, { folder: dataDir });
    case 'cancelled':
    case 'forbidden':
    case 'internal':
    case 'no-library':
    case 'timeout':
    case 'too-large':
    case 'unavailable':
    case 'unsupported':
      return words.adviceOther;
  }
}

/** The files to serve in addition to those of the page, by path. */
export function failureFiles(failure: Failure): StaticFiles {
  const { error, words, language, logFile } = failure;
  const html = `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <title>Sightline</title>
    <link rel="stylesheet" href="${STYLE_PATH}" />
  </head>
  <body>
    <main>
      <h1>${escapeHtml(words.cantStart)}</h1>
      <p>${escapeHtml(error.message)}</p>
      <h2>${escapeHtml(words.whatToDo)}</h2>
      <p>${escapeHtml(adviceFor(failure))}</p>
      <a href="${PAGE_URL}">${escapeHtml(words.tryAgain)}</a>
      <p class="log">${escapeHtml(fill(words.logAt, { file: logFile }))}</p>
    </main>
  </body>
</html>
`;
  return new Map([
    [PAGE_PATH, staticFile(html, 'text/html; charset=utf-8')],
    [STYLE_PATH, staticFile(STYLE, 'text/css; charset=utf-8')],
  ]);
}

function staticFile(text: string, type: string): StaticFile {
  return { body: Buffer.from(text), type, etag: '', cacheControl: 'no-store' };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
