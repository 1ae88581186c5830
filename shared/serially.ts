/** For both sides. A queue of one: each piece of work begins when the one before has ended, whether well or badly. */
export function serially(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
