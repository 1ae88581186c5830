/** Opens a library in an engine process for the duration of one command. Runs in the CLI process. */
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import type { LibraryStatus } from '../../shared/schemas.ts';
import type { EngineApi, EngineEvent, OpenLibrary } from '../engine/api/engine-api.ts';
import type { Remote } from '../engine/processes/wire.ts';
import { startEngine } from '../engine/processes/start-engine.ts';
import { mayHaveOwnLibrary } from '../host/demo-library.ts';
import { onInterrupt } from './interrupt.ts';
import { wantedModel } from './model-in-use.ts';
import type { LibraryOptions } from './options.ts';

export interface Library {
  readonly api: Remote<EngineApi>;
  /** The status when the library was opened. */
  readonly status: LibraryStatus;
  readonly onEvent: (listener: (event: EngineEvent) => void) => () => void;
  /** Fires at the first Ctrl-C; pass it to calls that may simply be abandoned. */
  readonly signal: AbortSignal;
}

/**
 * Opens the library, runs `use` and always stops the engine.
 * @throws SightlineError from the engine; `locked` if there already is another writer; `no-library` with advice on
 *   how to create one.
 */
export async function withLibrary<Result>(
  options: LibraryOptions & Pick<OpenLibrary, 'modelsDir'>,
  mode: OpenLibrary['mode'],
  use: (library: Library) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const release = onInterrupt(() => controller.abort());
  try {
    const service = await startEngine();
    try {
      const status = await service.api
        .open(
          {
            dataDir: options.dataDir,
            mode,
            hostPid: process.pid,
            model: await wantedModel(options),
            onlyNow: options.model !== undefined,
            ...(options.modelsDir === undefined ? {} : { modelsDir: options.modelsDir }),
          },
          { signal },
        )
        .catch((error: unknown) => {
          throw toSightlineError(error).kind === 'no-library' ? noLibrary(options.dataDir) : error;
        });
      return await use({ api: service.api, status, onEvent: service.onEvent, signal });
    } finally {
      await service.stop();
    }
  } finally {
    release();
  }
}

/** @throws SightlineError `no-library`, with advice on how to add a folder, if the library has none. */
export function requireFolders(library: Library): void {
  if (library.status.folders.length === 0) throw noLibrary(library.status.dataDir);
}

/**
 * Checks that a library exists, for writers that need one and must not create one at a mistyped path.
 * @throws SightlineError `no-library`.
 */
export async function requireLibrary(options: LibraryOptions): Promise<void> {
  if (!(await mayHaveOwnLibrary(options.dataDir))) throw noLibrary(options.dataDir);
}

function noLibrary(dataDir: string): SightlineError {
  return new SightlineError(
    'no-library',
    `no folder has been added to the library in ${dataDir} yet; add one with: sightline index <folder>`,
  );
}
