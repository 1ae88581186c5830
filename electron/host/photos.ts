/** Procedures that find, label and show photos. Runs in the host process. */
import { asBuffer } from '../engine/files/path-bytes.ts';
import { omitUndefined } from './omit-undefined.ts';
import { procedures } from './procedures.ts';

export const search = {
  query: procedures.search.query.handler(({ context, input, signal }) =>
    context.engine.search(omitUndefined(input), omitUndefined({ signal })),
  ),
  uploadImage: procedures.search.uploadImage.handler(async ({ context, input, signal }) =>
    context.engine.uploadImage(
      { bytes: new Uint8Array(await input.file.arrayBuffer()) },
      omitUndefined({ signal }),
    ),
  ),
  region: procedures.search.region.handler(({ context, input, signal }) =>
    context.engine.region(input, omitUndefined({ signal })),
  ),
  suggest: procedures.search.suggest.handler(({ context, input, signal }) =>
    context.engine.suggest(input, omitUndefined({ signal })),
  ),
  history: procedures.search.history.handler(({ context, signal }) =>
    context.engine.history({}, omitUndefined({ signal })),
  ),
  remember: procedures.search.remember.handler(async ({ context, input }) =>
    context.settings.state().settings.searchHistory ? context.engine.rememberSearch(input) : {},
  ),
  forget: procedures.search.forget.handler(({ context, input }) =>
    context.engine.forgetSearch(omitUndefined(input)),
  ),
};

export const searches = {
  list: procedures.searches.list.handler(({ context, signal }) =>
    context.engine.listSearches({}, omitUndefined({ signal })),
  ),
  save: procedures.searches.save.handler(({ context, input }) =>
    context.engine.saveSearch(omitUndefined(input)),
  ),
  remove: procedures.searches.remove.handler(({ context, input }) => context.engine.removeSearch(input)),
};

export const classify = procedures.classify.handler(({ context, input, signal }) =>
  context.engine.classify(omitUndefined(input), omitUndefined({ signal })),
);

export const photos = {
  get: procedures.photos.get.handler(({ context, input, signal }) =>
    context.engine.photo(input, omitUndefined({ signal })),
  ),
  metadata: procedures.photos.metadata.handler(({ context, input, signal }) =>
    context.engine.metadata(input, omitUndefined({ signal })),
  ),
  index: procedures.photos.index.handler(async ({ context, input, signal }) => {
    const { columns, ...part } = await context.engine.photoIndex(input, omitUndefined({ signal }));
    return { ...part, columns: asBuffer(columns).toString('base64') };
  }),
  summaries: procedures.photos.summaries.handler(({ context, input, signal }) =>
    context.engine.summaries(input, omitUndefined({ signal })),
  ),
  mark: procedures.photos.mark.handler(({ context, input }) => context.engine.mark(omitUndefined(input))),
  problems: procedures.photos.problems.handler(({ context, input, signal }) =>
    context.engine.problems(omitUndefined(input), omitUndefined({ signal })),
  ),
  retry: procedures.photos.retry.handler(({ context, input }) => context.engine.retry(omitUndefined(input))),
};

export const albums = {
  list: procedures.albums.list.handler(({ context, signal }) =>
    context.engine.listAlbums({}, omitUndefined({ signal })),
  ),
  create: procedures.albums.create.handler(({ context, input }) =>
    context.engine.createAlbum(omitUndefined(input)),
  ),
  rename: procedures.albums.rename.handler(({ context, input }) => context.engine.renameAlbum(input)),
  remove: procedures.albums.remove.handler(({ context, input }) => context.engine.removeAlbum(input)),
  addPhotos: procedures.albums.addPhotos.handler(({ context, input }) => context.engine.addToAlbum(input)),
  removePhotos: procedures.albums.removePhotos.handler(({ context, input }) =>
    context.engine.removeFromAlbum(input),
  ),
};
