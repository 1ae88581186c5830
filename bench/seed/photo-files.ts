/** Creates the photo files of a seeded library: hard links to the samples, or copies where links are impossible. */
import { copyFileSync, linkSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { ScannedFile } from '../../electron/engine/store/scan-records.ts';

/** Creates files that show the samples, and their directories. */
export class PhotoFiles {
  /** Target of the next link, by sample. */
  readonly #sources: string[];
  readonly #directories = new Set<string>();

  constructor(samples: readonly string[]) {
    this.#sources = [...samples];
  }

  /** @returns the file as a scan would report it, so that scans recognise it. */
  create(sample: number, directory: string, name: string): ScannedFile {
    if (!this.#directories.has(directory)) {
      mkdirSync(directory, { recursive: true });
      this.#directories.add(directory);
    }
    const file = path.join(directory, name);
    this.#linkOrCopy(sample, file);
    const { size, mtimeNs, ino } = lstatSync(file, { bigint: true });
    return {
      path: toPathBytes(file),
      size: Number(size),
      mtimeUs: Number(mtimeNs / 1000n),
      inode: ino === 0n ? null : ino,
      skip: null,
    };
  }

  /** File systems limit the links per file (ext4 65,000, NTFS 1,023), so later links refer to a new copy. */
  #linkOrCopy(sample: number, file: string): void {
    const source = this.#sources[sample]!;
    try {
      linkSync(source, file);
    } catch {
      copyFileSync(source, file);
      this.#sources[sample] = file;
    }
  }
}
