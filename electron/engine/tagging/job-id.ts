/** A tagging run as a job: the id that pages know it by, made and read here. Pure. */
const JOB_ID = /^tag-(\d{1,15})$/;

/** Of the job of a tagging run. */
export function taggingJobId(run: number): string {
  return `tag-${run}`;
}

/** @returns the run of a job id; null when it is the id of another kind of job. */
export function taggingRunOfJob(jobId: string): number | null {
  const digits = JOB_ID.exec(jobId)?.[1];
  return digits === undefined ? null : Number(digits);
}
