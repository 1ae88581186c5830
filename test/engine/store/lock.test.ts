import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockHolder, takeWriterLock } from '../../../electron/engine/store/lock.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { bundle } from '../../support/bundle.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

async function startHolder(script: string, directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  expect(line.toString()).toBe('holding\n');
  return child;
}

describe('the writer lock', () => {
  it('The writer lock names the process that holds it, and is free when that process is killed', async () => {
    const script = await bundle('test/fixtures/library/hold-lock.ts');
    const directory = await temporaryDirectory();
    for (let round = 1; round <= 2; round++) {
      const holder = await startHolder(script, directory);
      expect(() => openStore(directory, 'writer')).toThrow(
        expect.objectContaining({
          kind: 'locked',
          message: expect.stringContaining(`process ${holder.pid}`) as string,
          detail: { pid: holder.pid },
        }),
      );
      const reader = openStore(directory, 'reader');
      expect(reader.folders.list()).toHaveLength(1);
      reader.close();
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      const writer = openStore(directory, 'writer');
      // What the killed process had committed is there.
      expect(writer.folders.list()).toHaveLength(1);
      writer.folders.delete(writer.folders.list()[0]?.id ?? 0);
      writer.close();
    }
  });

  it('The writer lock is refused a second time in the same process', async () => {
    const directory = await temporaryDirectory();
    const lock = takeWriterLock(directory);
    expect(() => takeWriterLock(directory)).toThrow(
      expect.objectContaining({ kind: 'locked', detail: { pid: process.pid } }),
    );
    lock.release();
    expect(existsSync(path.join(directory, 'lock.json'))).toBe(false);
    takeWriterLock(directory).release();
  });

  it.each(['', '{"pid":', '{"pid":"1"}', '{"pid":0}'])(
    'The writer lock names nobody when the note says %j',
    async (note) => {
      const directory = await temporaryDirectory();
      const lock = takeWriterLock(directory);
      writeFileSync(path.join(directory, 'lock.json'), note);
      expect(lockHolder(directory)).toBeNull();
      expect(() => takeWriterLock(directory)).toThrow(
        expect.objectContaining({
          kind: 'locked',
          message: expect.stringContaining('another process') as string,
        }),
      );
      lock.release();
    },
  );
});
