import { expect, test } from 'vitest';
import { taggingJobId, taggingRunOfJob } from '../../../electron/engine/tagging/job-id.ts';

test('A tagging run is found again by the id of its job, and no other job is taken for one', () => {
  expect(taggingRunOfJob(taggingJobId(42))).toBe(42);
  for (const id of ['index-1700000000000', 'tag-', 'tag-1a', 'tag-1234567890123456', '42']) {
    expect(taggingRunOfJob(id)).toBeNull();
  }
});
