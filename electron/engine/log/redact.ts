/** Takes what may be the name of a photo out of a text that goes into the log. Pure. */

/** Endings of photos and of what cameras put beside them. Others are names of our own files, which help. */
const ENDINGS =
  'jpe?g|jpe|jfif|png|webp|avif|gif|tiff?|svg|hei[cf]s?|hif|jxl|3fr|arw|cr[23w]|dcr|dng|erf|fff|iiq|k25|kdc|mef|mos|mrw|' +
  'nef|nrw|orf|pef|raf|raw|rw2|rwl|sr[2f]|srf|srw|x3f|xmp|3gp?|3g2|avi|flv|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|ogv|webm|wmv';

/** Our own files, whose names say where a failure came from. */
const OWN = /\.(?:[cm]?[jt]s|json|node|onnx|wasm|db(?:-wal|-shm)?|bin|log|so(?:\.\d+)*|dll|dylib)(?::\d+)*$/i;
/** From where a path begins to the last ending in its line: names may have blanks, quotes and brackets in them. */
const PATH = new RegExp(
  `(^|[\\s'"\`(=<])(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\)[^\\n]*\\.(?:${ENDINGS})(?![\\w-])`,
  'gi',
);
/** A name without its folder: back to where a sentence would begin it. */
const NAME = new RegExp(`[^\\n'"\`:(]*\\.(?:${ENDINGS})(?![\\w-])`, 'gi');
/** A line of a stack, which names code only. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;
/** A path in quotes, as Node's own messages have it. */
const QUOTED = /(['"`])((?:\/|[A-Za-z]:[\\/]|\\\\)[^'"`\n]*)\1/g;

/**
 * Replaces what looks like the file of a photo by `<file>`. Better too much than too little: the log is sent to
 * strangers.
 * @param known paths that a failure names itself, as Node's errors do.
 */
export function withoutFileNames(text: string, known: readonly string[] = []): string {
  let redacted = text;
  for (const name of known) {
    if (name.length > 1 && !OWN.test(name)) redacted = redacted.replaceAll(name, '<file>');
  }
  return redacted
    .split('\n')
    .map((line) => (FRAME.test(line) ? line : redactLine(line)))
    .join('\n');
}

function redactLine(line: string): string {
  return line
    .replace(PATH, '$1<file>')
    .replace(NAME, ' <file>')
    .replace(QUOTED, (whole, quote: string, name: string) =>
      OWN.test(name) ? whole : `${quote}<file>${quote}`,
    );
}
