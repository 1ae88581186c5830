/** The terms of plain queries. */
import type { SearchTerm } from '../../shared/schemas.ts';

/** What is in the photo, in words. */
export const words = (text: string): SearchTerm[] => [{ kind: 'text', text, weight: 1 }];
/** A photo of the library. */
export const likePhoto = (photoId: number): SearchTerm[] => [{ kind: 'photo', photoId, weight: 1 }];
/** An uploaded image, or a part of a photo. */
export const likeImage = (imageId: string): SearchTerm[] => [{ kind: 'image', imageId, weight: 1 }];
