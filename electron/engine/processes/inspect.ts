/**
 * Lets a debugger attach to service processes: `SIGHTLINE_INSPECT=engine,embedder`. Node picks a free port for each
 * and prints its address. Runs in the host and engine processes.
 */
import type { ServiceName } from './wire.ts';

/**
 * Node arguments for a service that is about to be started.
 * @param environment its SIGHTLINE_INSPECT lists the services, separated by commas.
 * @returns an empty list for other services: they must not inherit this process's inspector flags, because two
 *   processes can't share a port.
 */
export function inspectArguments(
  name: ServiceName,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string[] {
  const named = (environment['SIGHTLINE_INSPECT'] ?? '').split(',').map((word) => word.trim());
  return named.includes(name) ? ['--inspect=127.0.0.1:0'] : [];
}
