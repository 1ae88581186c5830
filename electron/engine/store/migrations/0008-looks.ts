/** What a photo looks like in 64 bits, for finding pictures that were scaled or saved again. */
export const sql = `
-- images/perceptual-hash.ts; NULL: not made yet, or the picture has no structure.
ALTER TABLE photos ADD COLUMN perceptual_hash BLOB;
-- Which version of it; NULL: not made yet.
ALTER TABLE photos ADD COLUMN perceptual_version INTEGER;
`;
