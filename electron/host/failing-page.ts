/** Makes the page fail on purpose, for tests. Runs in the host process. */
import { mustFail } from '../engine/processes/forced-failure.ts';
import type { StaticFiles } from './static-file.ts';

const SCRIPT = '/fail.js';

/** @returns the page's files unchanged or, if `argv` says so, with a script that throws like a bug in the page. */
export function failingPage(files: StaticFiles, argv: readonly string[] = process.argv): StaticFiles {
  const page = files.get('/');
  if (!page || !mustFail('page', argv)) return files;
  const html = page.body
    .toString('utf8')
    .replace('</head>', `<script type="module" src=".${SCRIPT}"></script></head>`);
  const script = "throw new Error('the page was told to fail');\n";
  const unkept = { etag: '"fail"', cacheControl: 'no-store' };
  return new Map([
    ...files,
    ['/', { ...page, ...unkept, body: Buffer.from(html) }],
    [SCRIPT, { ...unkept, type: 'text/javascript; charset=utf-8', body: Buffer.from(script) }],
  ]);
}
