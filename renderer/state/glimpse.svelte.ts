/** A few photos of the library for the start page, before anything is asked. */
import type { Hit } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { createThrottle } from '../lib/throttle.ts';

const COUNT = 12;
/** Fits nearly every photograph, so its best hits are a mixed lot. */
const QUERY = 'a photo';
const REFRESH_EVERY = 3_000;

export class Glimpse {
  hits = $state.raw<readonly Hit[]>([]);
  /** Asks for the photos, soon. A failure leaves those that are shown: they are decoration. */
  readonly refresh: () => void;

  constructor(api: Api) {
    this.refresh = createThrottle(() => {
      api.search.query({ text: QUERY, limit: COUNT }).then(
        ({ hits }) => (this.hits = hits),
        () => undefined,
      );
    }, REFRESH_EVERY);
  }

  /** Forgets the photos: they are another library's. */
  clear(): void {
    this.hits = [];
  }
}
