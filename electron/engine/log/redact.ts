/** Removes what may be the name of a photo from text for the log. Pure. */

/**
 * Extensions of photos and of the files that cameras put beside them. Others are names of our own files, which help.
 */
const ENDINGS =
  'jpe?g|jpe|jfif|png|webp|avif|gif|tiff?|svg|hei[cf]s?|hif|jxl|3fr|arw|cr[23w]|dcr|dng|erf|fff|iiq|k25|kdc|mef|mos|mrw|' +
  'nef|nrw|orf|pef|raf|raw|rw2|rwl|sr[2f]|srf|srw|x3f|xmp|3gp?|3g2|avi|flv|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|ogv|webm|wmv';

/** Our own files, whose names show where a failure came from. */
const OWN = /\.(?:[cm]?[jt]s|json|node|onnx|wasm|db(?:-wal|-shm)?|bin|log|so(?:\.\d+)*|dll|dylib)(?::\d+)*$/i;
/** From the start of a path to the last extension in its line: names may contain blanks, quotes and brackets. */
const PATH = new RegExp(
  `(^|[\\s'"\`(=<])(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\)[^\\n]*\\.(?:${ENDINGS})(?![\\w-])`,
  'gi',
);
/** A name without its folder: reaches back to where a sentence would start it. */
const NAME = new RegExp(`[^\\n'"\`:(]*\\.(?:${ENDINGS})(?![\\w-])`, 'gi');
/** A stack line, which names code only. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;
/** A quoted path, as in Node's own messages. */
const QUOTED = /(['"`])((?:\/|[A-Za-z]:[\\/]|\\\\)[^'"`\n]*)\1/g;

/**
 * Replaces what looks like a photo's file by `<file>`. Errs on the side of removing too much: the log is sent to
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
