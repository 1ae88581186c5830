/** Permission tests: root may read and write everything, so they run as `nobody` when the tests run as root. */

const NOBODY = 65534;

/**
 * Runs `work` with the rights of an ordinary user. The effective user of the whole process changes meanwhile (glibc
 * does it for all threads), so nothing else may run beside it.
 */
export async function asNobody<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work();
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}
