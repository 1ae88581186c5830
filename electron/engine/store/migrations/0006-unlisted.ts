/** What scans could not list, until one can. Rows of a folder go with it. */
export const sql = `
CREATE TABLE unlisted (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
  -- A directory, or a file whose record could not be stored.
  path BLOB NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (folder_id, path)
) STRICT;
`;
