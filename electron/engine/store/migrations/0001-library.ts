/** The first schema: folders, photos, vectors by space, counts kept by triggers. */
export const sql = `
CREATE TABLE folders (
  -- Ids are never used again: thumbnails and pages refer to them.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The real path, as bytes.
  path BLOB NOT NULL UNIQUE,
  -- st_dev of the root when it was last scanned, as text because it may need 64 bits.
  device TEXT,
  added_at INTEGER NOT NULL,
  last_scan_at INTEGER,
  unavailable_reason TEXT,
  -- 1 while its photos are being deleted; a killed removal goes on at the next start.
  removing INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE photos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
  -- Absolute, as bytes: file names need not be UTF-8.
  path BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  -- Microseconds since the epoch: nanoseconds don't fit a JavaScript number.
  mtime_us INTEGER NOT NULL,
  -- NULL when the file is on another device than its folder, or the file system has no inode numbers.
  inode INTEGER,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'skipped')),
  -- Why it failed or was skipped, or the warning of a photo that is done.
  reason TEXT,
  -- How often the decoder process died while this file ran alone.
  strikes INTEGER NOT NULL DEFAULT 0,
  type TEXT,
  width INTEGER,
  height INTEGER,
  -- Milliseconds since the epoch.
  taken_at INTEGER,
  camera TEXT,
  latitude REAL,
  longitude REAL,
  -- sha256 of the file's bytes.
  content_hash BLOB,
  -- When the embedder answered; NULL for a file that the scan skipped.
  indexed_at INTEGER
) STRICT;
CREATE INDEX photos_folder ON photos (folder_id, taken_at, type);
CREATE INDEX photos_taken ON photos (taken_at, type) WHERE taken_at IS NOT NULL;
CREATE INDEX photos_inode ON photos (inode) WHERE inode IS NOT NULL;
CREATE INDEX photos_pending ON photos (id, folder_id) WHERE state = 'pending';
CREATE INDEX photos_problem ON photos (state, id) WHERE reason IS NOT NULL;
CREATE INDEX photos_skipped ON photos (reason) WHERE state = 'skipped';

CREATE TABLE spaces (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Model id, file hashes and preprocessing version.
  key TEXT NOT NULL UNIQUE,
  model_id TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE vectors (
  photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  -- float32, little-endian, unit length.
  embedding BLOB NOT NULL,
  -- Mean of the highest cosines to the text background; NULL when the model has none yet.
  hub REAL,
  PRIMARY KEY (photo_id, space_id)
) STRICT;
CREATE INDEX vectors_space ON vectors (space_id, photo_id);

-- How often a space's vectors changed: what was made of them elsewhere (the matrix file) carries this number.
CREATE TABLE vector_changes (space_id INTEGER PRIMARY KEY, changes INTEGER NOT NULL) STRICT;
CREATE TRIGGER vectors_changed_insert AFTER INSERT ON vectors BEGIN
  INSERT INTO vector_changes VALUES (NEW.space_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER vectors_changed_update AFTER UPDATE ON vectors BEGIN
  INSERT INTO vector_changes VALUES (NEW.space_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER vectors_changed_delete AFTER DELETE ON vectors BEGIN
  INSERT INTO vector_changes VALUES (OLD.space_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Counts for status and progress: counting a million rows takes too long to do it at every progress event.
CREATE TABLE folder_counts (
  folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  photos INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  PRIMARY KEY (folder_id, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER photos_count_insert AFTER INSERT ON photos BEGIN
  INSERT INTO folder_counts VALUES (NEW.folder_id, NEW.state, 1, NEW.state = 'done' AND NEW.reason IS NOT NULL)
    ON CONFLICT (folder_id, state) DO UPDATE SET photos = photos + 1, warnings = warnings + excluded.warnings;
END;
CREATE TRIGGER photos_count_delete AFTER DELETE ON photos BEGIN
  UPDATE folder_counts
    SET photos = photos - 1, warnings = warnings - (OLD.state = 'done' AND OLD.reason IS NOT NULL)
    WHERE folder_id = OLD.folder_id AND state = OLD.state;
END;
CREATE TRIGGER photos_count_update AFTER UPDATE OF folder_id, state, reason ON photos
WHEN OLD.folder_id IS NOT NEW.folder_id OR OLD.state IS NOT NEW.state OR (OLD.reason IS NULL) IS NOT (NEW.reason IS NULL)
BEGIN
  UPDATE folder_counts
    SET photos = photos - 1, warnings = warnings - (OLD.state = 'done' AND OLD.reason IS NOT NULL)
    WHERE folder_id = OLD.folder_id AND state = OLD.state;
  INSERT INTO folder_counts VALUES (NEW.folder_id, NEW.state, 1, NEW.state = 'done' AND NEW.reason IS NOT NULL)
    ON CONFLICT (folder_id, state) DO UPDATE SET photos = photos + 1, warnings = warnings + excluded.warnings;
END;
`;
