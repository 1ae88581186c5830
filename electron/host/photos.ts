/** Procedures that find, label and show photos. Runs in the host. */
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
};

export const classify = procedures.classify.handler(({ context, input, signal }) =>
  context.engine.classify(omitUndefined(input), omitUndefined({ signal })),
);

export const photos = {
  get: procedures.photos.get.handler(({ context, input, signal }) =>
    context.engine.photo(input, omitUndefined({ signal })),
  ),
  problems: procedures.photos.problems.handler(({ context, input, signal }) =>
    context.engine.problems(omitUndefined(input), omitUndefined({ signal })),
  ),
  retry: procedures.photos.retry.handler(({ context, input }) => context.engine.retry(omitUndefined(input))),
};
