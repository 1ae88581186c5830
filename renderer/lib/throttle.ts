/**
 * Runs `work` at once when called, and at most once in every `milliseconds` after that; a call in between is kept
 * and runs when the time is over.
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
