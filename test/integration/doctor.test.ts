/** `sightline doctor` on libraries in every state, through the command line with real service processes. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { doctorReport, type DoctorReport } from '../../shared/schemas.ts';
import { runCli, startCli } from '../support/run-cli.ts';

let home: string;
let library: string;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-doctor-'));
  library = path.join(home, 'library');
  expect((await runCli(['index', samplesDir, '--data-dir', library])).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function examine(
  dataDir: string,
  ...args: string[]
): Promise<{ code: number | null; report: DoctorReport }> {
  const { code, stdout } = await runCli(['doctor', '--json', '--data-dir', dataDir, ...args]);
  return { code, report: doctorReport.parse(JSON.parse(stdout)) };
}

const failed = ({ checks }: DoctorReport): string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('sightline doctor', () => {
  it('The doctor finds a library well and says what it runs on', async () => {
    const { code, report } = await examine(library);
    expect([code, failed(report)]).toEqual([0, []]);
    expect(report).toMatchObject({
      platform: {
        system: `${process.platform}-${process.arch}`,
        node: process.versions.node,
        electron: null,
      },
      dataDir: { path: library, exists: true },
      database: { state: 'ok', photos: 23, folders: 1, writer: null },
      watcher: { directories: 1 },
      failures: [],
    });
    expect(report.providers).toContain('cpu');
    const { onnxruntime, sharp, libvips, sqlite } = report.platform;
    for (const version of [onnxruntime, sharp, libvips, sqlite]) expect(version).toMatch(/^\d+\.\d+/);
    expect(report.database.schema).toBe(report.database.expectedSchema);
  });

  it('The doctor says in words what it found', async () => {
    const { code, stdout } = await runCli(['doctor', '--data-dir', library]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {6}Engine /);
    expect(stdout).toMatch(/\nLibrary {5}23 photos in 1 folder\n/);
    expect(stdout).toMatch(/\nAll is well\.\n$/);
  });

  it('The doctor works without a library and makes none', async () => {
    const dataDir = path.join(home, 'nowhere', 'data');
    const { code, report } = await examine(dataDir);
    expect([code, failed(report), report.database.state]).toEqual([0, [], 'missing']);
    expect(existsSync(path.dirname(dataDir))).toBe(false);
  });

  it('The doctor works beside a writer, and names it', async () => {
    const server = startCli(['serve', '--data-dir', library, '--port', '0', '--no-open']);
    try {
      await server.waitFor('stdout', /ready/);
      const { code, report } = await examine(library);
      expect([code, report.database]).toMatchObject([0, { state: 'ok', writer: server.child.pid }]);
    } finally {
      server.child.kill();
      await server.finished;
    }
  });

  it('The doctor ends with 1 for a database that is garbage or cut off', async () => {
    const garbage = path.join(home, 'garbage');
    mkdirSync(garbage);
    writeFileSync(path.join(garbage, 'library.db'), Buffer.alloc(40_000, 'x'));
    const cut = path.join(home, 'cut');
    mkdirSync(cut);
    writeFileSync(path.join(cut, 'library.db'), readFileSync(path.join(library, 'library.db')));
    truncateSync(path.join(cut, 'library.db'), 100_000);
    for (const dataDir of [garbage, cut]) {
      const { code, report } = await examine(dataDir);
      expect([code, failed(report), report.database.state]).toEqual([1, ['database'], 'failed']);
      expect(report.checks.find(({ name }) => name === 'database')?.detail).toContain('damaged');
    }
  });

  it('The doctor finds a model that is not there', async () => {
    const { code, report } = await examine(library, '--model', path.join(home, 'no-model'));
    expect([code, failed(report)]).toEqual([1, ['model']]);
  });
});
