/**
 * Damaged files among which searches go on: each file has an outcome and a reason of its own, which is the same in every
 * run, and no process that answers dies. A few files in CI; many by hand:
 * `SIGHTLINE_FUZZ=1000 npx vitest run test/integration/fuzz.test.ts`. `SIGHTLINE_FUZZ_SEED` gives other files.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import { copySamples } from '../support/photo-folders.ts';
import { writeMutatedFiles } from '../support/mutated-files.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { words } from '../support/terms.ts';

const FILES = Number(process.env['SIGHTLINE_FUZZ'] ?? 64);
const SEED = Number(process.env['SIGHTLINE_FUZZ_SEED'] ?? 20261130);

let home: string;
let photos: string;

beforeAll(async () => {
  home = await temporaryDirectory();
  photos = path.join(home, 'photos');
  mkdirSync(photos);
  copySamples(path.join(photos, 'healthy'), ['clock.jpg', 'tabby-cat.jpg']);
  await writeMutatedFiles(path.join(photos, 'damaged'), FILES, SEED);
});

interface Run {
  /** Name of a file → state and reason. */
  readonly outcomes: Record<string, string>;
  readonly searches: number;
  readonly notices: readonly string[];
}

/** Indexes the files into a library of its own, and searches without a pause meanwhile. */
async function index(name: string): Promise<Run> {
  const engine = await startEngine();
  const notices: string[] = [];
  engine.onEvent((event) => void (event.type === 'notice' && notices.push(event.message)));
  try {
    await engine.api.open({ dataDir: path.join(home, name), mode: 'writer' });
    await engine.api.folders.add({ path: toPathBytes(photos) });
    const indexing = { ended: false };
    const indexed = engine.api.index({}).finally(() => (indexing.ended = true));
    let searches = 0;
    while (!indexing.ended) {
      await engine.api.search.query({ terms: words('a tabby cat'), limit: 5 });
      searches += 1;
    }
    const { done, failed, skipped } = await indexed;
    expect(done + failed + skipped).toBe(FILES + 2);
    const outcomes: Record<string, string> = {};
    for (let after: number | null = 0; after !== null;) {
      const page: Awaited<ReturnType<typeof engine.api.photos.problems>> = await engine.api.photos.problems({
        after,
        limit: 100,
      });
      for (const problem of page.problems) {
        outcomes[path.basename(problem.path)] = `${problem.state}: ${problem.reason}`;
      }
      after = page.next;
    }
    const [best] = (await engine.api.search.query({ terms: words('a tabby cat'), limit: 1 })).hits;
    expect(best?.path).toContain('tabby-cat.jpg');
    return { outcomes, searches, notices };
  } finally {
    await engine.stop();
  }
}

it(
  'Damaged files have the same outcomes in every run, each with its reason, while searches are answered',
  { timeout: 60_000 + FILES * 4_000 },
  async () => {
    const first = await index('first');
    const second = await index('second');
    expect(second.outcomes).toEqual(first.outcomes);
    expect([...first.notices, ...second.notices]).toEqual([]);
    expect(Math.min(first.searches, second.searches)).toBeGreaterThan(0);
    expect(Object.keys(first.outcomes).length).toBeGreaterThan(FILES / 10);
    for (const [name, outcome] of Object.entries(first.outcomes)) {
      expect(outcome, name).toMatch(/^(failed|skipped|done): \S.{8,}/);
      expect(outcome, name).not.toMatch(/unknown error|header:\s*$|undefined|null/i);
    }
    if (process.env['SIGHTLINE_FUZZ'] === undefined) return;
    const states = Object.values(first.outcomes).map((outcome) => outcome.split(':')[0]);
    const count = (state: string): number => states.filter((one) => one === state).length;
    console.log(
      `${FILES} files: ${count('failed')} failed, ${count('skipped')} skipped, ${count('done')} with a warning; ` +
        `${first.searches} and ${second.searches} searches answered`,
    );
  },
);
