/** Zips of stored entries, the malicious kinds included. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  /** Unix mode with its file type, such as 0o120777 for a link. */
  readonly mode?: number;
  /** Makes it compressed, and of this many bytes as the zip has it. */
  readonly announced?: number;
}

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content: unpacked, mode = 0o100644, announced } of entries) {
    const content = announced === undefined ? unpacked : deflateRawSync(unpacked);
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(announced === undefined ? 0 : 8, 8);
    local.writeUInt32LE(crc32(unpacked), 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(announced ?? content.length, 22);
    local.writeUInt16LE(bytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, bytes, content);
    directory.push(central, bytes);
    offset += local.length + bytes.length + content.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
