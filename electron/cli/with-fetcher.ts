/** Starts the process that downloads and checks models, for the duration of one command. Runs in the CLI process. */
import type { FetcherApi, FetcherEvent } from '../engine/api/fetcher-api.ts';
import { spawnService } from '../engine/processes/node-spawner.ts';
import type { Remote } from '../engine/processes/wire.ts';
import { onInterrupt } from './interrupt.ts';
import type { LibraryOptions } from './options.ts';

export interface FetcherSession {
  readonly api: Remote<FetcherApi>;
  readonly onEvent: (listener: (event: FetcherEvent) => void) => () => void;
  /** Fires at the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Starts the process, runs `use` and always stops it: a download in progress keeps what has arrived. */
export async function withFetcher<Result>(
  { dataDir }: LibraryOptions,
  use: (session: FetcherSession) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const release = onInterrupt(() => controller.abort());
  try {
    const service = await spawnService<FetcherApi, FetcherEvent>('fetcher');
    try {
      await service.api.open({ dataDir });
      return await use({ api: service.api, onEvent: service.onEvent, signal: controller.signal });
    } finally {
      await service.stop();
    }
  } finally {
    release();
  }
}
