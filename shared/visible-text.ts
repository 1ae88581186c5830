/** Makes untrusted text, such as file names, safe to show in a terminal and in the page. Runs anywhere. */

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Escapes whatever could move the cursor, change colours, break a line or reverse its reading order: control
 * characters (C0, DEL, C1), line and paragraph separators, and bidirectional overrides.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    return (
      SHORT[character] ??
      (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
    );
  });
}
