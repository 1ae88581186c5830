/**
 * Versions of what is made from a photo's bytes, stored with each photo. Raising one makes the next start read the photos
 * that are behind (library/refresh.ts). Runs in the engine and embedder processes.
 */

/** Small thumbnail and average colour (images/small-picture.ts). */
export const THUMBNAIL_VERSION = 1;

/** images/perceptual-hash.ts */
export const PERCEPTUAL_VERSION = 1;

/** images/content-hash.ts; 1: sha256 of all bytes, whatever the size. */
export const CONTENT_VERSION = 2;
