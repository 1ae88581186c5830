/** What went wrong, by kind of failure. */
import type { Messages } from '../words.ts';

export const failure: Messages['failure'] = {
  disconnected: 'Sightline ist nicht erreichbar.',
  kinds: {
    'invalid-input': 'Die Eingabe wurde nicht verstanden.',
    forbidden: 'Das ist nicht erlaubt.',
    'not-found': 'Das ist nicht vorhanden.',
    unsupported: 'Das wird nicht unterstützt.',
    'too-large': 'Das ist zu groß.',
    unreadable: 'Das konnte nicht gelesen werden.',
    'model-invalid': 'Das Modell ist nicht verwendbar.',
    'no-library': 'Es gibt noch keine Bibliothek.',
    locked: 'Die Bibliothek ist in Benutzung.',
    'disk-full': 'Der Datenträger ist voll.',
    'read-only': 'Hier kann nicht geschrieben werden.',
    unavailable: 'Sightline ist noch nicht bereit.',
    cancelled: 'Das wurde abgebrochen.',
    timeout: 'Es kam rechtzeitig keine Antwort.',
    internal: 'Etwas ist schiefgegangen.',
  },
  /** A detail from the engine, which is in English: it follows the translated kind. */
  told: (what, detail) => `${what} (${detail})`,
};
