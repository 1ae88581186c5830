/** Failures without words of their own. German. */
import type { Messages } from '../en.ts';

export const failure: Messages['failure'] = {
  disconnected: 'Sightline ist nicht erreichbar.',
  unknown: 'Etwas ist schiefgegangen.',
};
