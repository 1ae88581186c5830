/**
 * One table of runs instead of tagging runs and finished indexing jobs. Renaming the old table keeps the ids and the
 * references of its proposals, of which there may be millions: SQLite changes foreign keys and triggers with it
 * (https://www.sqlite.org/lang_altertable.html#altertabrename).
 */
export const sql = `
ALTER TABLE tagging_runs RENAME TO runs;
ALTER TABLE runs RENAME COLUMN created_at TO started_at;
ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'tag' CHECK (kind IN ('index', 'tag'));
-- Photos that failed; tagging runs have none.
ALTER TABLE runs ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;

-- What a tagging run was asked to do.
CREATE TABLE tagging_requests (
  run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- JSON arrays of texts.
  labels TEXT NOT NULL,
  templates TEXT,
  -- JSON of the selection, as the contract has it.
  selection TEXT NOT NULL,
  space_key TEXT NOT NULL
) STRICT;
INSERT INTO tagging_requests SELECT id, name, labels, templates, selection, space_key FROM runs;
ALTER TABLE runs DROP COLUMN name;
ALTER TABLE runs DROP COLUMN labels;
ALTER TABLE runs DROP COLUMN templates;
ALTER TABLE runs DROP COLUMN selection;
ALTER TABLE runs DROP COLUMN space_key;

INSERT INTO runs (kind, state, error, started_at, ended_at, total, done, failed)
  SELECT 'index', state, error, started_at, ended_at, total, done, failed FROM finished_jobs ORDER BY id;
DROP TABLE finished_jobs;
`;
