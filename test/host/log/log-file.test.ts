import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LogFile } from '../../../electron/host/log/log-file.ts';
import { logFiles } from '../../../electron/host/log/rotate.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

const lostLine = (count: number): string => `lost ${count}`;

async function newLog(maxBytes?: number): Promise<{ file: LogFile; directory: string; text: () => string }> {
  const directory = path.join(await temporaryDirectory(), 'logs');
  const file = new LogFile({
    name: 'cli',
    directories: [directory],
    lostLine,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return { file, directory, text: () => readFileSync(file.file, 'utf8') };
}

describe('a log file', () => {
  it('A log file is made with the first line, for its owner only', async () => {
    const { file, directory, text } = await newLog();
    expect(existsSync(directory)).toBe(false);
    file.write('one');
    file.write('two');
    expect(await file.flush()).toBe(true);
    expect(text()).toBe('one\ntwo\n');
    if (process.platform !== 'win32') expect(statSync(file.file).mode & 0o777).toBe(0o600);
  });

  it('A log file whose folder comes later is written then, without another line and without an empty one', async () => {
    const dataDir = path.join(await temporaryDirectory(), 'data');
    const directories = [path.join(dataDir, 'logs')] as const;
    const file = new LogFile({ name: 'cli', directories, lostLine, restMilliseconds: 20 });
    file.write('one');
    expect(await file.flush()).toBe(false);
    mkdirSync(dataDir);
    await expect.poll(() => existsSync(file.file) && readFileSync(file.file, 'utf8')).toBe('one\n');
  });

  it('A log file keeps five files of the size, also in one burst', async () => {
    const { file, directory } = await newLog(1_000);
    for (let index = 0; index < 1_000; index++) file.write(`line ${index} ${'.'.repeat(40)}`);
    await file.flush();
    expect(readdirSync(directory).sort()).toEqual([
      'cli.1.log',
      'cli.2.log',
      'cli.3.log',
      'cli.4.log',
      'cli.log',
    ]);
    for (const name of readdirSync(directory)) {
      expect(statSync(path.join(directory, name)).size).toBeLessThanOrEqual(1_000);
    }
    const kept = logFiles(directory, 'cli')
      .reverse()
      .flatMap((name) => readFileSync(name, 'utf8').trimEnd().split('\n'));
    expect(kept.at(-1)).toContain('line 999 ');
    expect(kept.every((line, index) => line.startsWith(`line ${1_000 - kept.length + index} `))).toBe(true);
  });

  it('A log file does not make the parent of its folder, and waits for it', async () => {
    const home = path.join(await temporaryDirectory(), 'library');
    const file = new LogFile({ name: 'cli', directories: [path.join(home, 'logs')], lostLine });
    file.write('early');
    expect(await file.flush()).toBe(false);
    expect(existsSync(home)).toBe(false);
    mkdirSync(home);
    expect(await file.flush()).toBe(true);
    expect(readFileSync(file.file, 'utf8')).toContain('early\n');
  });

  it('A log file goes to the second folder when the first is in the way', async () => {
    const root = await temporaryDirectory();
    writeFileSync(path.join(root, 'logs'), 'a file');
    const second = path.join(root, 'elsewhere');
    const file = new LogFile({ name: 'app', directories: [path.join(root, 'logs'), second], lostLine });
    file.write('one');
    expect(await file.flush()).toBe(true);
    expect(file.file).toBe(path.join(second, 'app.log'));
    expect(readFileSync(file.file, 'utf8')).toContain('one\n');
  });

  it("A log file counts what it can't keep while nothing can be written", async () => {
    const root = await temporaryDirectory();
    writeFileSync(path.join(root, 'logs'), 'a file');
    const file = new LogFile({ name: 'app', directories: [path.join(root, 'logs')], lostLine });
    for (let index = 0; index < 100_000; index++) file.write('.'.repeat(99));
    expect(await file.flush()).toBe(false);
    const { rmSync } = await import('node:fs');
    rmSync(path.join(root, 'logs'));
    expect(await file.flush()).toBe(true);
    const lines = readFileSync(file.file, 'utf8').split('\n');
    expect(lines).toContain('lost 90000');
    expect(lines.filter((line) => line.startsWith('.'))).toHaveLength(10_000);
  });

  it('A log file writes what waits at once when its process is about to end', async () => {
    const { file, directory, text } = await newLog();
    mkdirSync(directory);
    file.write('last words');
    file.flushSync();
    expect(text()).toBe('last words\n');
  });
});

describe.skipIf(process.platform === 'win32')('a folder that is read-only', () => {
  it('A read-only folder costs no line that it takes later', async () => {
    const { file, directory, text } = await newLog();
    mkdirSync(directory);
    chmodSync(path.dirname(directory), 0o755);
    chmodSync(directory, 0o555);
    await asNobody(async () => {
      file.write('one');
      expect(await file.flush()).toBe(false);
    });
    expect(readdirSync(directory)).toEqual([]);
    chmodSync(directory, 0o755);
    expect(await file.flush()).toBe(true);
    expect(text()).toContain('one\n');
  });
});

describe('a full disk', () => {
  const disk = mountTinyDisk(256 * 1024);
  if (typeof disk === 'string') console.error(`NOT RUN: ${disk}`);

  it.skipIf(typeof disk === 'string')(
    'A full disk costs the log lines; with room the next begin on a line of their own',
    async () => {
      if (typeof disk === 'string') return;
      try {
        const directory = path.join(disk.path, 'logs');
        mkdirSync(directory);
        const file = new LogFile({ name: 'app', directories: [directory], lostLine });
        const giveBack = disk.fill(4096);
        for (let index = 0; index < 10_000; index++) file.write(`full ${index}`);
        expect(await file.flush()).toBe(false);
        giveBack();
        file.write('room');
        expect(await file.flush()).toBe(true);
        const lines = readFileSync(file.file, 'utf8').trimEnd().split('\n');
        expect(lines.at(-1)).toBe('room');
        expect(lines).toContain('full 9999');
      } finally {
        disk.unmount();
      }
    },
  );
});
