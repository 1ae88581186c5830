/**
 * Queries to try. In English, the language of the model that comes with Sightline, whatever the language of the page.
 * Pure.
 */

/** Things that the sample photos show. */
export const DEMO_QUERIES = [
  'a cup of coffee',
  'sunset',
  'dogs looking out of a window',
  'a rocket',
  'flowers in autumn',
] as const;

/** Things that most people have photos of. */
export const COMMON_QUERIES = [
  'people at a table',
  'sunset over water',
  'a dog playing',
  'food on a plate',
  'a street at night',
] as const;
