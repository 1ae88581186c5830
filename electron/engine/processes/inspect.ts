/**
 * The switch that lets a debugger attach to service processes: `SIGHTLINE_INSPECT=engine,embedder`. Node prints the address
 * of each, at a port that is free. Host, engine and main process.
 */
import type { ServiceName } from './wire.ts';

/**
 * Arguments of Node for a service that is about to be started.
 * @param environment whose SIGHTLINE_INSPECT names the services, with commas between them.
 * @returns none for a service that it does not name: inspector flags of this process must not be inherited, since two
 * processes can't share a port.
 */
export function inspectArguments(
  name: ServiceName,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string[] {
  const named = (environment['SIGHTLINE_INSPECT'] ?? '').split(',').map((word) => word.trim());
  return named.includes(name) ? ['--inspect=127.0.0.1:0'] : [];
}
