/**
 * A queue that runs one task at a time: each starts when the previous one has settled, whether it succeeded or failed.
 * Runs anywhere.
 */
export function serially(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
