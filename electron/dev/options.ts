/** What scripts/dev.mjs tells the host that it starts, in one variable of the environment. Host processes. */
import { z } from 'zod';

const devOptions = z.object({
  /** Of the dev server, on 127.0.0.1. */
  vitePort: z.number().int().positive(),
  /** Below this path it serves the page: `/api/` and `/rpc` are the host's own. */
  base: z.string().startsWith('/').endsWith('/'),
  /** What the dev server's styles carry. */
  nonce: z.string().min(16),
  /** The secret of the web host, the same after a restart: the browser stays signed in. */
  token: z.string().min(32),
});

export type DevOptions = z.infer<typeof devOptions>;

/** Name of the variable. */
const DEV_VARIABLE = 'SIGHTLINE_DEV';

/** @throws ZodError when the process was not started by scripts/dev.mjs. */
export function readDevOptions(environment: NodeJS.ProcessEnv): DevOptions {
  return devOptions.parse(JSON.parse(environment[DEV_VARIABLE] ?? 'null'));
}
