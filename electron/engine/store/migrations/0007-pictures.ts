/** What a grid shows of photos before their thumbnails are there, which thumbnails exist, and newest photos first. */
export const sql = `
-- Average colour, 0xRRGGBB; NULL: not known yet.
ALTER TABLE photos ADD COLUMN colour INTEGER;
-- Which version of the small thumbnail was made of the bytes of content_hash; NULL: none yet. Its file may have been
-- deleted since, to save space.
ALTER TABLE photos ADD COLUMN thumbnail_version INTEGER;
CREATE INDEX photos_pictureless ON photos (id) WHERE state = 'done' AND thumbnail_version IS NULL;

-- Ascending, this is the newest first; within what JavaScript numbers can hold.
ALTER TABLE photos ADD COLUMN newest_first INTEGER
  GENERATED ALWAYS AS (-max(min(date, ${Number.MAX_SAFE_INTEGER}), ${Number.MIN_SAFE_INTEGER})) VIRTUAL;
DROP INDEX photos_pending;
CREATE INDEX photos_pending ON photos (newest_first, id, folder_id) WHERE state = 'pending';

-- As before, with the colour.
DROP INDEX photos_date;
DROP INDEX photos_added;
DROP INDEX photos_path;
CREATE INDEX photos_date ON photos (date, id, ratio, type, camera, folder_id, taken_at, colour) WHERE listed;
CREATE INDEX photos_added ON photos (id, date, ratio, colour) WHERE listed;
CREATE INDEX photos_path ON photos (path, id, date, ratio, colour) WHERE listed;
`;
