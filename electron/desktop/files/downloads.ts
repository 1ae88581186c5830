/**
 * What the page makes for the user, an export of tags, is saved among the downloads, as a browser does: without a
 * question, under a name that is free there. Runs in the main process.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, type Session } from 'electron';
import { PAGE_URL } from '../protocols/schemes.ts';

/** Addresses of what the page itself has made; nothing else is saved. */
const MADE_BY_PAGE = `blob:${new URL(PAGE_URL).protocol}`;

/** @param onFailed hears of a file that could not be written: its name, and the directory. */
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
    // Without a path Electron asks for one in a window that quitting would wait for.
    item.setSavePath(freePath(directory, item.getFilename()));
    item.once('done', (_event, state) => {
      if (state !== 'completed') onFailed(item.getFilename(), directory);
    });
  });
}

/** `name` in the directory, with a number before its extension when there is such a file. */
function freePath(directory: string, name: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let count = 0; ; count += 1) {
    const file = path.join(directory, count === 0 ? `${stem}${ext}` : `${stem} (${count})${ext}`);
    if (!existsSync(file)) return file;
  }
}
