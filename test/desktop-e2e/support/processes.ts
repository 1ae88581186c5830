/** Processes of a running app, as the system sees them. */
import type { ElectronApplication } from '@playwright/test';

/** Process id of a service by its name; undefined while it does not run. */
export function servicePid(
  app: ElectronApplication,
  name: 'engine' | 'embedder',
): Promise<number | undefined> {
  return app.evaluate(
    ({ app: electron }, wanted) =>
      electron.getAppMetrics().find((metric) => metric.name === `Sightline ${wanted}`)?.pid,
    name,
  );
}

/** Process ids of all processes of the app, the main one included. */
export function allPids(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
}

/** Whether a process is there and not only waiting to be taken note of. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
