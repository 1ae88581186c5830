/** Marks, albums, tags with where they came from, tagging runs, saved searches, history, finished jobs. */
export const sql = `
-- What the library is sorted by, in milliseconds since the epoch: capture time, else the file's own.
ALTER TABLE photos ADD COLUMN date INTEGER GENERATED ALWAYS AS (coalesce(taken_at, mtime_us / 1000)) VIRTUAL;
-- What listings show: photos that are done, and those that were and are to be read again (changed, another model).
-- A photo has a type from the first time it was done.
ALTER TABLE photos ADD COLUMN listed INTEGER
  GENERATED ALWAYS AS (state = 'done' OR (state = 'pending' AND type IS NOT NULL)) VIRTUAL;
-- Aspect ratio, width / height x 1000; 0 when unknown.
ALTER TABLE photos ADD COLUMN ratio INTEGER GENERATED ALWAYS AS (
  coalesce(min(65535, max(1, (width * 1000 + height / 2) / height)), 0)) VIRTUAL;
-- Each order of a listing with all that it shows, so that a million rows are read without the table; the first with what
-- most filters and facets look at, too.
CREATE INDEX photos_date ON photos (date, id, ratio, type, camera, folder_id, taken_at) WHERE listed;
CREATE INDEX photos_added ON photos (id, date, ratio) WHERE listed;
CREATE INDEX photos_path ON photos (path, id, date, ratio) WHERE listed;
CREATE INDEX photos_camera ON photos (camera) WHERE camera IS NOT NULL;

-- What a person says of a photo. A table of its own: as columns of photos a change of many would write the wide rows and
-- each index above anew. Rows of photos without a mark are deleted.
CREATE TABLE marks (
  photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
  favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
  -- Stars; 0 is unrated.
  rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5)
) STRICT;
CREATE INDEX marks_favourite ON marks (photo_id) WHERE favourite = 1;
CREATE INDEX marks_rating ON marks (rating, photo_id) WHERE rating > 0;

CREATE TABLE albums (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE album_photos (
  album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
  photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (album_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX album_photos_photo ON album_photos (photo_id);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  -- Photos that carry it, kept by triggers. A tag that no photo carries stays for what may be undone, and is not shown.
  photos INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE photo_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  source TEXT NOT NULL CHECK (source IN ('person', 'model')),
  -- Of tags from a model: match strength, 0 to 1, and the vector space it was measured in.
  strength REAL,
  space_key TEXT,
  tagged_at INTEGER NOT NULL,
  PRIMARY KEY (tag_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_tags_photo ON photo_tags (photo_id);
CREATE TRIGGER photo_tags_count_insert AFTER INSERT ON photo_tags BEGIN
  UPDATE tags SET photos = photos + 1 WHERE id = NEW.tag_id;
END;
CREATE TRIGGER photo_tags_count_delete AFTER DELETE ON photo_tags BEGIN
  UPDATE tags SET photos = photos - 1 WHERE id = OLD.tag_id;
END;

CREATE TABLE label_sets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- JSON arrays of texts.
  labels TEXT NOT NULL,
  templates TEXT
) STRICT;

CREATE TABLE tagging_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- JSON arrays of texts.
  labels TEXT NOT NULL,
  templates TEXT,
  -- JSON of the selection, as the contract has it.
  selection TEXT NOT NULL,
  space_key TEXT NOT NULL,
  -- new: its photos are still being listed; one that a kill has left so is removed at the next start.
  state TEXT NOT NULL CHECK (state IN ('new', 'running', 'paused', 'done', 'cancelled', 'failed')),
  error TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Photos of the run, and how many of them were looked at.
  total INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0,
  -- 1 when it is no longer shown among the finished jobs.
  cleared INTEGER NOT NULL DEFAULT 0
) STRICT;
-- The photos of a run, so that it can go on where it was.
CREATE TABLE proposals (
  run_id INTEGER NOT NULL REFERENCES tagging_runs (id) ON DELETE CASCADE,
  photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  -- Match strength of the best label, 0 to 1; NULL: not looked at yet.
  strength REAL,
  -- Index into the run's labels: the best one, even where it is too weak.
  label INTEGER,
  -- What it is listed under: the label, or -1 where that is too weak, none of these.
  heading INTEGER,
  decision TEXT NOT NULL DEFAULT 'proposed' CHECK (decision IN ('proposed', 'accepted', 'rejected')),
  PRIMARY KEY (run_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_left ON proposals (run_id, photo_id) WHERE strength IS NULL;
CREATE INDEX proposals_order ON proposals (run_id, heading, decision, strength DESC, photo_id)
  WHERE strength IS NOT NULL;
CREATE INDEX proposals_photo ON proposals (photo_id);
-- How many photos each heading has: counting a million rows at every look would keep searches waiting.
CREATE TABLE proposal_counts (
  run_id INTEGER NOT NULL REFERENCES tagging_runs (id) ON DELETE CASCADE,
  heading INTEGER NOT NULL,
  decision TEXT NOT NULL,
  photos INTEGER NOT NULL,
  PRIMARY KEY (run_id, heading, decision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER proposals_count_delete AFTER DELETE ON proposals BEGIN
  UPDATE tagging_runs SET total = total - 1, done = done - (OLD.strength IS NOT NULL) WHERE id = OLD.run_id;
  UPDATE proposal_counts SET photos = photos - 1
    WHERE run_id = OLD.run_id AND heading = OLD.heading AND decision = OLD.decision;
END;

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- JSON of the question, as the contract has it.
  question TEXT NOT NULL
) STRICT;

CREATE TABLE search_history (text TEXT PRIMARY KEY, used_at INTEGER NOT NULL) STRICT;
CREATE INDEX search_history_used ON search_history (used_at);

-- Indexing runs that ended; tagging runs have their own table.
CREATE TABLE finished_jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('done', 'cancelled', 'failed')),
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  total INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  error TEXT
) STRICT;
`;
