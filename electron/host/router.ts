/**
 * Implements the contract: maps every procedure of shared/contract.ts to the engine or the host. The web server and
 * the desktop host serve the same router. Runs in the host process: no native modules, no long loops.
 */
import { ORPCError } from '@orpc/contract';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import type { HostContext } from './context.ts';
import { failure, toFailure } from './failures.ts';
import { app, settings, updates } from './app.ts';
import { files } from './files.ts';
import { forward } from './forward.ts';
import { directories, folders, library } from './library.ts';
import { classify, photos, search } from './photos.ts';
import { models } from './models.ts';
import { remotes } from './remotes.ts';
import { procedures } from './procedures.ts';

export const router = procedures.router({
  library,
  folders,
  directories,
  search,
  searches: forward('searches', {}),
  classify,
  photos,
  albums: forward('albums', {}),
  files,
  tags: forward('tags', {}),
  labelSets: forward('labelSets', {}),
  tagging: forward('tagging', {}),
  indexing: forward('indexing', {}),
  refresh: forward('refresh', {}),
  spaces: forward('spaces', {}),
  activity: forward('activity', {}),
  comparison: forward('comparison', {}),
  models,
  remotes,
  app,
  settings,
  updates,
});

/**
 * Options for any transport's handler: undecodable requests and unknown procedures fail with the same closed kinds as
 * the procedures themselves, and a missing input counts as an empty one.
 */
export function handlerOptions(): Pick<
  StandardHandlerOptions<HostContext>,
  'interceptors' | 'clientInterceptors'
> {
  return {
    interceptors: [
      async (options) => {
        const { request, context } = options;
        const result = await options.next().catch((thrown: unknown) => {
          // Procedures throw nothing else, so this is a request that could not be decoded.
          if (thrown instanceof ORPCError) {
            throw toFailure(thrown, (fault) => context.faults.report(fault, request.url.pathname));
          }
          throw failure(
            'invalid-input',
            'expected JSON or a form with its Content-Type, received something else',
          );
        });
        if (result.matched) return result;
        throw failure(
          'not-found',
          `expected a procedure of the contract, received ${request.method} ${request.url.pathname}`,
        );
      },
    ],
    clientInterceptors: [(options) => options.next({ ...options, input: options.input ?? {} })],
  };
}
