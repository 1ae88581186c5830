/** Failures without words of their own. French. */
import type { Messages } from '../en.ts';

export const failure: Messages['failure'] = {
  disconnected: 'Sightline est injoignable.',
  unknown: 'Un problème est survenu.',
};
