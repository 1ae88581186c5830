/** `sightline search`: finds photos by a description, an image, or both. Runs in the CLI process. */
import { Option, type Command } from 'commander';
import type { Metric, PhotoType, SearchFilter, SearchSort } from '../../../shared/schemas.ts';
import { toPathBytes } from '../../engine/files/path-bytes.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../exit-codes.ts';
import { findFolder } from '../folder-argument.ts';
import { requireFolders, withLibrary, type Library } from '../open-library.ts';
import {
  collect,
  libraryCommand,
  metricOption,
  parseWhole,
  withLimit,
  type LibraryOptions,
} from '../options.ts';
import { printResult } from '../output/hits.ts';
import { queryImagePath } from '../query-image.ts';
import { parseFrom, parseTo, parseTypes, queryText } from '../search-arguments.ts';
import { findAlbum, findTags } from '../tag-arguments.ts';
import { collectMinus, collectPlus, searchTerms } from '../search-terms.ts';

interface SearchOptions extends LibraryOptions {
  readonly limit: number;
  readonly image?: string;
  readonly plus?: ReturnType<typeof collectPlus>;
  readonly minus?: ReturnType<typeof collectMinus>;
  readonly sort: SearchSort;
  readonly metric?: Metric;
  readonly folder?: string;
  readonly from?: number;
  readonly to?: number;
  readonly type?: PhotoType[];
  readonly favourite?: boolean;
  readonly rating?: number;
  readonly tag?: string[];
  readonly camera?: string[];
  readonly album?: string;
}

/** Defines `sightline search [text...]`: finds photos by texts and images, with weights and filters. */
export function searchCommand(context: Context): Command {
  return withLimit(
    libraryCommand('search', 'Find photos by describing them, by an image, or by both', [
      ['search two dogs at a window', 'the best matches first'],
      ['search "red car" --from 2019 --to 2021-06', 'photos taken in that period'],
      ['search --image beach.jpg "at night"', 'like the image, but at night'],
      ['search "dog on beach" --minus people --plus 2:sunset', 'no people; the sunset counts twice'],
      ['search smiling --tag family --rating 4', 'only photos with that tag and at least four stars'],
      ['search birthday --sort newest', 'the newest matches first, weaker ones below the line'],
      ['search "red car" --metric euclidean', 'nearest first, by the distance of the embeddings'],
      ['search sunset --type jpeg,png --json', '{query, model, hits: [{id, path, cosine, strength, match}]}'],
    ]),
  )
    .argument('[text...]', 'what is in the photo')
    .option('--image <file>', 'an image to search with, alone or with text')
    .option('--plus <text>', 'something else to look for; 2:text counts double; may be repeated', collectPlus)
    .option('--minus <text>', 'something to exclude, weighted the same way; may be repeated', collectMinus)
    .addOption(
      new Option('--sort <order>', 'sort matches by relevance or date')
        .choices(['relevance', 'newest', 'oldest'] satisfies SearchSort[])
        .default('relevance' satisfies SearchSort),
    )
    .addOption(metricOption())
    .option('--folder <folder>', 'only photos in this library folder, by path or id')
    .option('--from <date>', 'only photos taken on or after YYYY, YYYY-MM or YYYY-MM-DD', parseFrom)
    .option('--to <date>', 'only photos taken on or before YYYY, YYYY-MM or YYYY-MM-DD', parseTo)
    .option('--type <types>', 'only these types: jpeg, png, webp, avif, gif, tiff, svg', parseTypes)
    .option('--favourite', 'only favourites')
    .option(
      '--rating <stars>',
      'only photos with at least this many stars, 1 to 5',
      parseWhole('--rating', 1, 5),
    )
    .option('--tag <tag>', 'only photos with this tag; if repeated, with all of them', collect)
    .option('--camera <name>', 'only photos from this camera; if repeated, from any of them', collect)
    .option('--album <name>', 'only photos in this album')
    .action((words: string[], options: SearchOptions) => search(words, options, context));
}

async function search(words: string[], options: SearchOptions, { output }: Context): Promise<void> {
  const text = queryText(words);
  if (text === undefined && options.image === undefined && options.plus === undefined) {
    throw new UsageError('expected a description, --image <file>, or both; received neither');
  }
  if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
    throw new UsageError('expected --from before --to, received a --from after --to');
  }
  const image = options.image === undefined ? null : await queryImagePath(options.image);
  await withLibrary(options, 'reader', async (library) => {
    requireFolders(library);
    const { api, signal } = library;
    const filter = await buildFilter(options, library);
    const uploaded =
      image === null ? null : await api.search.uploadImage({ path: toPathBytes(image) }, { signal });
    const result = await api.search.query(
      {
        terms: searchTerms(text, uploaded?.imageId, options.plus ?? [], options.minus ?? []),
        sort: options.sort,
        ...(options.metric === undefined ? {} : { metric: options.metric }),
        limit: options.limit,
        ...(filter === null ? {} : { filter }),
      },
      { signal },
    );
    printResult(result, image, output, options.model);
  });
}

async function buildFilter(options: SearchOptions, library: Library): Promise<SearchFilter | null> {
  const { folders } = library.status;
  const tags = options.tag === undefined ? undefined : await findTags(library, options.tag);
  const filter: SearchFilter = {
    ...(options.folder === undefined ? {} : { folderId: (await findFolder(folders, options.folder)).id }),
    ...(options.from === undefined ? {} : { takenFrom: options.from }),
    ...(options.to === undefined ? {} : { takenTo: options.to }),
    ...(options.type === undefined ? {} : { types: options.type }),
    ...(options.favourite ? { favourite: true } : {}),
    ...(options.rating === undefined ? {} : { ratingFrom: options.rating }),
    ...(tags === undefined ? {} : { tagIds: tags.map(({ id }) => id) }),
    ...(options.camera === undefined ? {} : { cameras: options.camera }),
    ...(options.album === undefined ? {} : { albumId: (await findAlbum(library, options.album)).id }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}
