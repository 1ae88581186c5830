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
  labels TEXT NOT NULL,
  templates TEXT,
  -- JSON of the selection, as the contract has it.
  selection TEXT NOT NULL,
  space_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'cancelled', 'failed')),
  error TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
-- The photos of a run, so that it can go on where it was. strength NULL: not looked at yet.
CREATE TABLE proposals (
  run_id INTEGER NOT NULL REFERENCES tagging_runs (id) ON DELETE CASCADE,
  photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  -- Index into the run's labels: the best one, even where it is too weak.
  label INTEGER,
  strength REAL,
  -- 1 where the best label is too weak: none of these.
  none INTEGER NOT NULL DEFAULT 0,
  decision TEXT NOT NULL DEFAULT 'proposed' CHECK (decision IN ('proposed', 'accepted', 'rejected')),
  PRIMARY KEY (run_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_order ON proposals (run_id, none, label, strength DESC, photo_id);
CREATE INDEX proposals_photo ON proposals (photo_id);

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
