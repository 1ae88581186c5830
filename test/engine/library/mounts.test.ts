import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mountKey, mountsBelow } from '../../../electron/engine/library/mounts.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

it.runIf(process.platform === 'linux')(
  'The mounts at and below a directory are read with their ids, whatever is in their names',
  async () => {
    const file = path.join(await temporaryDirectory(), 'mountinfo');
    writeFileSync(
      file,
      [
        '22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw',
        '40 22 8:17 / /media/a rw shared:2 - ext4 /dev/sdb1 rw',
        '41 40 8:33 / /media/a/my\\040disk\\134 rw - vfat /dev/sdc1 rw',
        '42 22 8:49 / /media/ab rw - vfat /dev/sdd1 rw',
        '',
      ].join('\n'),
    );
    expect([...(await mountsBelow(Buffer.from('/media/a'), file))]).toEqual([
      ['/media/a', '40'],
      ['/media/a/my disk\\', '41'],
    ]);
    expect((await mountsBelow(Buffer.from('/media/a'), `${file}-missing`)).size).toBe(0);
  },
);

it.runIf(process.platform === 'linux')('The mounts of this system are read', async () => {
  expect((await mountsBelow(Buffer.from('/'))).has(mountKey(Buffer.from('/proc')))).toBe(true);
});
