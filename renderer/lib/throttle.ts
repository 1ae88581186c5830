/**
 * Returns a function that runs `work` at once, then at most once per `milliseconds`; a call in between runs when the
 * interval ends. Pure, except for the timer.
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
