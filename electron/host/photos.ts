/** Implements requests that find, label and show photos and need more than forwarding. Runs in the host process. */
import { asBuffer } from '../engine/files/path-bytes.ts';
import { forward } from './forward.ts';
import { procedures } from './procedures.ts';

export const search = forward('search', {
  uploadImage: procedures.search.uploadImage.handler(async ({ context, input, signal }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return context.engine.search.uploadImage({ bytes }, { signal });
  }),
  remember: procedures.search.remember.handler(async ({ context, input }) =>
    context.settings.state().settings.searchHistory ? context.engine.search.remember(input) : {},
  ),
});

export const classify = procedures.classify.handler(({ context, input, signal }) =>
  context.engine.classify(input, { signal }),
);

export const photos = forward('photos', {
  index: procedures.photos.index.handler(async ({ context, input, signal }) => {
    const { columns, ...part } = await context.engine.photos.index(input, { signal });
    return { ...part, columns: asBuffer(columns).toString('base64') };
  }),
});
