/** Converts between a tagging run's number and its job id, by which pages know it. Pure. */
const JOB_ID = /^tag-(\d{1,15})$/;

/** The job id of a tagging run. */
export function taggingJobId(run: number): string {
  return `tag-${run}`;
}

/** @returns the run of a job id; null for the id of another kind of job. */
export function taggingRunOfJob(jobId: string): number | null {
  const digits = JOB_ID.exec(jobId)?.[1];
  return digits === undefined ? null : Number(digits);
}
