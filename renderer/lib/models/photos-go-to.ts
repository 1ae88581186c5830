/** Where photos are sent to, if anywhere. Pure. */
import type { LibraryModel } from '../../../shared/schemas.ts';

/** The host of the remote encoder that answers, or the name of the one that takes over; null: nothing is sent. */
export function photosGoTo(model: Pick<LibraryModel, 'host' | 'next'> | null): string | null {
  if (model === null) return null;
  if (model.host !== null) return model.host;
  return model.next?.name.startsWith('remote:') === true ? model.next.name : null;
}
