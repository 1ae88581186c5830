/** `sightline similar`: finds photos that look like a file. Runs in the CLI process. */
import type { Command } from 'commander';
import { realpath } from 'node:fs/promises';
import { LIMITS } from '../../../shared/limits.ts';
import type { Metric } from '../../../shared/schemas.ts';
import { toPathBytes } from '../../engine/files/path-bytes.ts';
import type { Context } from '../context.ts';
import { requireFolders, withLibrary } from '../open-library.ts';
import { libraryCommand, metricOption, withLimit, type LibraryOptions } from '../options.ts';
import { printResult } from '../output/hits.ts';
import { queryImagePath } from '../query-image.ts';

interface SimilarOptions extends LibraryOptions {
  readonly limit: number;
  readonly metric?: Metric;
}

/** Defines `sightline similar <file>`: finds photos that look like an image. */
export function similarCommand(context: Context): Command {
  return withLimit(
    libraryCommand('similar', 'Find photos that look like an image; the image need not be in the library', [
      ['similar beach.jpg', 'most similar first, with their similarity'],
      ['similar beach.jpg --limit 5 --json', 'the same fields as search --json; match is null'],
    ]),
  )
    .argument('<file>', 'the image')
    .addOption(metricOption())
    .action((file: string, options: SimilarOptions) => similar(file, options, context));
}

async function similar(file: string, options: SimilarOptions, { output }: Context): Promise<void> {
  const image = await queryImagePath(file);
  await withLibrary(options, 'reader', async (library) => {
    requireFolders(library);
    const { api, signal } = library;
    const { imageId } = await api.search.uploadImage({ path: toPathBytes(image) }, { signal });
    // Ask for one more, because the file itself may be in the library, by its real path, and gets dropped.
    const real = await realpath(image).catch(() => image);
    const limit = Math.min(options.limit + 1, LIMITS.hits);
    const result = await api.search.query(
      {
        terms: [{ kind: 'image', imageId, weight: 1 }],
        limit,
        ...(options.metric === undefined ? {} : { metric: options.metric }),
      },
      { signal },
    );
    const hits = result.hits.filter((hit) => hit.path !== image && hit.path !== real).slice(0, options.limit);
    printResult({ ...result, hits }, image, output, options.model);
  });
}
