/** The mark by which Excel recognises a CSV as UTF-8. Runs in the CLI process. */

/** U+FEFF, which is written as EF BB BF. */
export const BYTE_ORDER_MARK = '\ufeff';

/** What `--bom` does, for the help. */
export const BOM_OPTION = 'begin the CSV with a byte order mark, by which Excel recognises UTF-8';
