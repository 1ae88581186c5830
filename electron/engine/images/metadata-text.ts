/**
 * Presents all metadata of a file as readable text. Files may be hostile, so the result is a limited number of short
 * lines without control characters. Pure; runs in the metadata worker.
 */
import ExifReader from 'exifreader';
import type { PhotoMetadataText } from '../../../shared/schemas.ts';

type Group = PhotoMetadataText['groups'][number];

export const METADATA_LIMITS = {
  fieldsOfGroup: 200,
  fields: 600,
  nameCharacters: 100,
  valueCharacters: 1_000,
} as const;

/** ExifReader's groups, in display order. Its computed values and raw blocks are omitted, because they say nothing. */
const GROUPS: readonly (readonly [key: string, name: string])[] = [
  ['file', 'Image'],
  ['pngFile', 'Image'],
  ['gif', 'Image'],
  ['riff', 'Image'],
  ['jfif', 'JFIF'],
  ['exif', 'EXIF'],
  ['gps', 'GPS'],
  ['iptc', 'IPTC'],
  ['xmp', 'XMP'],
  ['pngText', 'PNG text'],
  ['icc', 'Colour profile'],
  ['photoshop', 'Photoshop'],
  ['mpf', 'Multi-picture'],
];

/** Offsets and binary blocks, which mean nothing to a reader. */
const LEFT_OUT = new RegExp(
  `^(?:_raw|about|xmlns.*|MakerNote|Padding|OffsetSchema|PrintImageMatching|ApplicationNotes|IPTC-NAA|ImageSourceData|` +
    `.* Pointer|.*Offsets|.*ByteCounts|JPEGInterchange.*|(?:JFIF )?Thumbnail.*|ICC_Profile|InterColorProfile)$`,
  'i',
);
/** C0 and C1 controls, line and paragraph separators, and bidirectional formatting characters. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]+/gu;

/**
 * @param bytes a whole file. Compressed text chunks are skipped, because a few bytes can expand to gigabytes.
 * @returns groups with at least one field each; empty if nothing can be read.
 */
export function metadataText(bytes: Uint8Array): Group[] {
  let tags: Record<string, Record<string, unknown> | undefined>;
  try {
    // `expanded` keeps groups apart, so that a forged tag can't pose as one of another group.
    tags = ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      expanded: true,
    }) as unknown as typeof tags;
  } catch {
    return [];
  }
  const groups = new Map<string, Map<string, string>>();
  let total = 0;
  for (const [key, name] of GROUPS) {
    for (const [tag, value] of Object.entries(tags[key] ?? {})) {
      // These come from the EXIF group, in the file's own form: degrees, minutes, seconds.
      const group = key === 'exif' && tag.startsWith('GPS') ? 'GPS' : name;
      const fields = groups.get(group) ?? new Map<string, string>();
      if (total >= METADATA_LIMITS.fields || fields.size >= METADATA_LIMITS.fieldsOfGroup) continue;
      const label = clean(tag, METADATA_LIMITS.nameCharacters);
      const text = LEFT_OUT.test(tag) ? '' : clean(textOf(value), METADATA_LIMITS.valueCharacters);
      if (text === '' || label === '' || fields.has(label)) continue;
      groups.set(group, fields.set(label, text));
      total++;
    }
  }
  return [...groups].map(([name, fields]) => ({
    name,
    fields: [...fields].map(([field, value]) => ({ name: field, value })),
  }));
}

/** A tag's text: ExifReader's description, or a value that is text or a number. */
function textOf(tag: unknown): string {
  if (typeof tag === 'string' || typeof tag === 'number') return String(tag);
  if (typeof tag !== 'object' || tag === null) return '';
  const { description, value } = tag as { description?: unknown; value?: unknown };
  if (typeof description === 'string' && description !== '') return description;
  for (const plain of [description, value]) {
    if (typeof plain === 'string' || typeof plain === 'number') return String(plain);
  }
  return '';
}

/** Turns text into one line without control characters, truncated with an ellipsis. @param most characters. */
export function clean(text: string, most: number): string {
  // Truncate before searching: a value may be megabytes long.
  const short = text
    .slice(0, 2 * most)
    .replace(CONTROLS, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (short.length <= most && text.length <= 2 * most) return short;
  return `${short.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
