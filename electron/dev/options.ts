/** Reads the options that scripts/dev.mjs passes to the host in one environment variable. Runs in the host process. */
import { z } from 'zod';

const devOptions = z.object({
  /** Port of the dev server on 127.0.0.1. */
  vitePort: z.number().int().positive(),
  /** Path below which it serves the page: `/api/` and `/rpc` belong to the host. */
  base: z.string().startsWith('/').endsWith('/'),
  /** Nonce of the dev server's styles. */
  nonce: z.string().min(16),
  /** The web host's secret, which survives restarts so that the browser stays signed in. */
  token: z.string().min(32),
});

export type DevOptions = z.infer<typeof devOptions>;

/** Name of the environment variable. */
const DEV_VARIABLE = 'SIGHTLINE_DEV';

/** @throws ZodError if the process was not started by scripts/dev.mjs. */
export function readDevOptions(environment: NodeJS.ProcessEnv): DevOptions {
  return devOptions.parse(JSON.parse(environment[DEV_VARIABLE] ?? 'null'));
}
