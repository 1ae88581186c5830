/** The dev server's page: as strict a policy but for what replaces components, and in no build that is shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { contentSecurityPolicy as desktopPolicy } from '../../electron/desktop/protocols/page.ts';
import { devPolicy } from '../../electron/dev/policy.ts';
import { appRoot } from '../../electron/engine/app-root.ts';
import { contentSecurityPolicy as webPolicy } from '../../electron/web/headers.ts';

vi.mock('electron', () => ({}));

const dev = devPolicy({ vitePort: 4321, nonce: 'abcdefghijklmnop' });

/** Every source of a policy, with its directive. */
function sourcesOf(policy: string): string[] {
  return policy.split('; ').flatMap((part) => {
    const [directive, ...sources] = part.split(' ');
    return sources.map((source) => `${directive ?? ''} ${source}`);
  });
}

it.each([
  ['web host', (more?: typeof dev) => webPolicy(5177, more)],
  ['desktop app', desktopPolicy],
])(
  'The dev policy of the %s adds the WebSocket of the dev server and its styles, and nothing else',
  (_name, policy) => {
    const strict = sourcesOf(policy());
    const loose = sourcesOf(policy(dev));
    expect(loose.filter((source) => !strict.includes(source))).toEqual([
      "style-src 'nonce-abcdefghijklmnop'",
      'connect-src ws://127.0.0.1:4321',
    ]);
    expect(strict.filter((source) => !loose.includes(source))).toEqual([]);
  },
);

it('The dev policy allows neither inline nor evaluated scripts', () => {
  expect(Object.keys(dev)).toEqual(['connect-src', 'style-src']);
  expect(webPolicy(5177, dev)).not.toMatch(/unsafe-|script-src 'self' /);
});

it('Only files of electron/dev/ import the dev policy and its page', () => {
  const importers = readdirSync(path.join(appRoot, 'electron'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('dev/'))
    .filter((file) => /from '[^']*\/dev\//.test(readFileSync(path.join(appRoot, 'electron', file), 'utf8')));
  expect(importers).toEqual([]);
});
