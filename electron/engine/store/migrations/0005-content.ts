/**
 * Identity is content: photos with the same bytes are found by size and hash, and what a person kept of bytes that
 * are nowhere any more waits under them, wherever they turn up again.
 */
export const sql = `
-- Rows with equal bytes have equal sizes, so one index answers "the same bytes" and "any bytes of this size".
CREATE INDEX photos_content ON photos (size, content_hash) WHERE content_hash IS NOT NULL;

-- 1 once another photo with the same bytes has been seen, also after that has left: few photos have copies, and finding
-- those of a million that have none must cost nothing.
ALTER TABLE photos ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
CREATE INDEX photos_copied ON photos (id) WHERE copied = 1;

-- Which definition content_hash follows (images/content-hash.ts); 1: sha256 of all bytes, whatever the size.
ALTER TABLE photos ADD COLUMN content_version INTEGER NOT NULL DEFAULT 1;

-- When the rating last changed, in milliseconds since the epoch: of two ratings, the newer one counts.
ALTER TABLE marks ADD COLUMN rated_at INTEGER;

-- Bytes that no photo of the library has any more. The older table, departed, knows files by place only: its rows are
-- given back, and none are added.
CREATE TABLE departed_contents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  size INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  favourite INTEGER NOT NULL,
  rating INTEGER NOT NULL,
  rated_at INTEGER,
  -- JSON as in departed.
  albums TEXT NOT NULL,
  tags TEXT NOT NULL,
  -- 1 when a person gave it anything; the others are there for their vectors.
  kept INTEGER NOT NULL,
  -- JSON of what the picture's reader found: type, size in pixels, metadata, warning.
  facts TEXT,
  -- Milliseconds since the epoch.
  left_at INTEGER NOT NULL,
  UNIQUE (size, content_hash)
) STRICT;
CREATE INDEX departed_contents_bare ON departed_contents (id) WHERE kept = 0;
CREATE INDEX departed_contents_kept ON departed_contents (id) WHERE kept = 1;

-- Their vectors, so that photos moved to another disk are not embedded again.
CREATE TABLE departed_vectors (
  departed_id INTEGER NOT NULL REFERENCES departed_contents (id) ON DELETE CASCADE,
  space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  embedding BLOB NOT NULL,
  PRIMARY KEY (departed_id, space_id)
) STRICT;
`;
