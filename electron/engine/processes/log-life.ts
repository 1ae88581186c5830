/** Logs the start and exit of a service process. Runs in any process that starts services. */
import { log } from '../log/log.ts';
import type { ServiceName } from './wire.ts';

/** Logs the start now and the exit later. @param exited settles when the process has exited. */
export function logLife(
  name: ServiceName,
  pid: number | undefined,
  exited: Promise<{ readonly code: number | null; readonly signal: string | null }>,
): void {
  log.info(`started the ${name} process ${pid ?? 'without a pid'}`);
  void exited.then(({ code, signal }) => {
    const how = signal === null ? `with code ${code ?? 'unknown'}` : `by ${signal}`;
    const message = `the ${name} process ${pid ?? 'without a pid'} ended ${how}`;
    if (code === 0) log.info(message);
    else log.warn(message);
  });
}
