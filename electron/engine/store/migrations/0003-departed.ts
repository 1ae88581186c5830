/** What a person kept of photos that left the library, for when they come back. */
export const sql = `
CREATE TABLE departed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The file as it was last seen: it comes back to its path, or under its inode number.
  path BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  mtime_us INTEGER NOT NULL,
  inode INTEGER,
  favourite INTEGER NOT NULL,
  rating INTEGER NOT NULL,
  -- JSON: [{id, addedAt}] of albums, [{id, source, strength, spaceKey, taggedAt}] of tags.
  albums TEXT NOT NULL,
  tags TEXT NOT NULL,
  -- Milliseconds since the epoch.
  left_at INTEGER NOT NULL
) STRICT;
CREATE INDEX departed_inode ON departed (inode) WHERE inode IS NOT NULL;
CREATE INDEX departed_left ON departed (left_at);
`;
