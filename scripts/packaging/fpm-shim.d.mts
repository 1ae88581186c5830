export interface DebOptions {
  readonly [option: string]: string | readonly string[] | readonly (readonly [from: string, to: string])[];
}
/** @throws Error for an option that electron-builder does not use for deb. */
export function parseArguments(words: readonly string[]): DebOptions;
/** @param kibibytes the size once installed. */
export function controlFile(options: DebOptions, kibibytes: number): string;
