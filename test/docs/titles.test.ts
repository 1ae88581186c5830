/** Titles of tests are whole sentences: a failing line of a log shows the title, and no describe block around it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';
import { readTestTitles } from '../support/test-titles.ts';

/** A capital, or the name of something in the code: `search`, camelCase, docs/failures.md, a package of the house. */
const BEGINS = /^(\p{Lu}|`|[a-z]+[A-Z]|[a-z]+\/)/u;
/** Verbs that begin a sentence whose subject is missing. */
const NO_SUBJECT =
  /^(Is|Are|Was|Were|Has|Have|Does|Do|Can|May|Comes?|Gives?|Keeps?|Says?|Shows?|Tells?|Takes?|Refuses|Reads|That|Which)\b/;
const LEAST_WORDS = 3;

const isSentence = (title: string): boolean =>
  BEGINS.test(title) && !NO_SUBJECT.test(title) && title.split(/\s+/).length >= LEAST_WORDS;

it('Every title of a test is a sentence that names its subject', () => {
  const folder = path.join(appRoot, 'test');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const titles = files.flatMap((file) =>
    readTestTitles(readFileSync(path.join(folder, file), 'utf8')).map((title) => ({ file, ...title })),
  );
  expect(titles.length).toBeGreaterThan(files.length);
  const fragments = titles.filter(({ title }) => !isSentence(title));
  expect(fragments.map(({ file, line, title }) => `${file}:${line}: ${title}`)).toEqual([]);
});

it.each(['is %s', 'that has vanished', '%s', 'Is refused by name', 'Keeps the newest', 'Two words'])(
  'The title %j is no sentence',
  (title) => {
    expect(isSentence(title)).toBe(false);
  },
);

it('Titles are read from every kind of runner, and from no other call', () => {
  const source = `
    describe('a group', () => {
      it('One', () => {});
      it.each([1])(\`Two \${name}\`, () => {});
      test.skipIf(true)('Three', { timeout: 1 }, () => {});
      browserTest('Four', async () => {});
      test.beforeEach('no title', () => {});
      test.skip(process.platform === 'linux', 'a reason');
      expect(text, 'a message').toBe('no title');
    });`;
  expect(readTestTitles(source)).toEqual([
    { title: 'One', line: 3 },
    { title: 'Two ${name}', line: 4 },
    { title: 'Three', line: 5 },
    { title: 'Four', line: 6 },
  ]);
});
