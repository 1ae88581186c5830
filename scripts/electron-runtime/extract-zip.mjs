/** Extracts a zip with yauzl, which the runtime's own lockfile pins and installs beside the zip. */
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

const SYMLINK = 0o120000;
const TYPE_MASK = 0o170000;

/**
 * @param zip the archive; loads yauzl from the node_modules that contain it.
 * @param target the folder to fill.
 * @param nameOf maps a name in the archive to a path in the target, or null to skip it.
 */
export async function extractZip(zip, target, nameOf) {
  const yauzl = createRequire(zip)('yauzl');
  const archive = await promisify(yauzl.open)(zip, { lazyEntries: true, autoClose: false });
  const openEntry = promisify(archive.openReadStream.bind(archive));
  try {
    for (const entry of await listEntries(archive)) {
      const name = nameOf(entry.fileName);
      if (name === null) continue;
      const file = path.join(target, name);
      if (entry.fileName.endsWith('/')) {
        await mkdir(file, { recursive: true });
        continue;
      }
      await mkdir(path.dirname(file), { recursive: true });
      const mode = entry.externalFileAttributes >>> 16;
      const stream = await openEntry(entry);
      if ((mode & TYPE_MASK) === SYMLINK) await symlink(await text(stream), file);
      else await pipeline(stream, createWriteStream(file, { mode: mode & 0o777 }));
    }
  } finally {
    archive.close();
  }
}

/** Lists all entries; yauzl refuses names that would escape the target. */
function listEntries(archive) {
  return new Promise((resolve, reject) => {
    const entries = [];
    archive.once('error', reject);
    archive.once('end', () => resolve(entries));
    archive.on('entry', (entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });
}
