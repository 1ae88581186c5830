import type * as FileSystem from 'node:fs/promises';
import { statfs } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RoomWatch } from '../../../electron/engine/library/room-watch.ts';

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof FileSystem>()),
  statfs: vi.fn(),
}));

const MEGABYTE = 1024 * 1024;

let room: RoomWatch;
let calls: number;
function free(bytes: number): void {
  vi.mocked(statfs).mockResolvedValue({ bavail: bytes, bsize: 1 } as never);
}
beforeEach(() => {
  vi.useFakeTimers();
  calls = 0;
  room = new RoomWatch({ directory: '/', onRoom: () => calls++, lookEveryMilliseconds: 1_000 });
});
afterEach(() => {
  room.close();
  vi.useRealTimers();
});

it('Room on a disk that was full is noticed once, when there is a megabyte more', async () => {
  free(10_000);
  room.full();
  room.full();
  await vi.advanceTimersByTimeAsync(3_000);
  free(10_000 + MEGABYTE - 1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(calls).toBe(0);
  free(10_000 + MEGABYTE);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toBe(1);
});

it('Room is tried after ten minutes of looks where the file system does not tell', async () => {
  vi.mocked(statfs).mockRejectedValue(new Error('no'));
  room.full();
  await vi.advanceTimersByTimeAsync(39_500);
  expect(calls).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls).toBe(1);
});

it('Room is not looked for after the library is closed', async () => {
  free(0);
  room.full();
  room.close();
  free(10 * MEGABYTE);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toBe(0);
});
