/**
 * What a photo looks like in 64 bits, for finding pictures that were scaled or saved again; and files that were skipped
 * by name are looked into.
 */
export const sql = `
-- images/perceptual-hash.ts; NULL: not made yet, or the picture has no structure.
ALTER TABLE photos ADD COLUMN perceptual_hash BLOB;
-- Which version of it; NULL: not made yet.
ALTER TABLE photos ADD COLUMN perceptual_version INTEGER;

-- Scans skipped these by name alone; contents decide now. The next scan looks into them as if they were new.
DELETE FROM photos WHERE state = 'skipped' AND indexed_at IS NULL;
`;
