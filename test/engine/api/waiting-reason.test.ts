import { expect, it } from 'vitest';
import { isWaitingReason, waitingReason } from '../../../electron/engine/api/waiting-reason.ts';

it('Waiting for photos is told apart from what stops a tagging run', () => {
  expect([1, 2, 1_000_000].map((left) => isWaitingReason(waitingReason(left)))).toEqual([true, true, true]);
  expect(isWaitingReason('the disk is full, waiting for room')).toBe(false);
});
