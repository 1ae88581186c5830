/**
 * Runs `work` at once when called, then at most once every `milliseconds`; a call in between runs when the interval
 * ends. Pure but for the timer.
 */
export function createThrottle(work: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, milliseconds);
    work();
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
}
