/**
 * Saves files that the page creates (exports of tags) to the downloads folder, like a browser: without asking, under
 * a free name. Runs in the main process.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, type Session } from 'electron';
import { PAGE_URL } from '../protocols/schemes.ts';

/** Prefix of addresses of files that the page itself created; nothing else is saved. */
const MADE_BY_PAGE = `blob:${new URL(PAGE_URL).protocol}`;

/** Saves the session's downloads. @param onFailed called for a file that could not be written. */
export function keepDownloads(session: Session, onFailed: (name: string, directory: string) => void): void {
  session.on('will-download', (event, item) => {
    const directory = app.getPath('downloads');
    if (!item.getURL().startsWith(MADE_BY_PAGE)) return event.preventDefault();
    try {
      mkdirSync(directory, { recursive: true });
    } catch {
      event.preventDefault();
      return onFailed(item.getFilename(), directory);
    }
    // Without a path, Electron would ask for one in a dialog that blocks quitting.
    item.setSavePath(freePath(directory, item.getFilename()));
    item.once('done', (_event, state) => {
      if (state !== 'completed') onFailed(item.getFilename(), directory);
    });
  });
}

/** Path of `name` in the directory, with a number before its extension if that file exists. */
function freePath(directory: string, name: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let count = 0; ; count += 1) {
    const file = path.join(directory, count === 0 ? `${stem}${ext}` : `${stem} (${count})${ext}`);
    if (!existsSync(file)) return file;
  }
}
