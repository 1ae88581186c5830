/** The languages that the page has words in. */
import type { Language } from '../../shared/schemas.ts';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'zh'] as const satisfies readonly Language[];
