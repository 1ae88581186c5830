export interface Outcome {
  readonly name: string;
  /** What is wrong; empty when nothing is. */
  readonly problems: readonly string[];
}
export interface Report {
  readonly outcomes: readonly Outcome[];
  readonly failures: readonly Outcome[];
  readonly sizes: readonly (readonly [name: string, bytes: number])[];
  readonly natives: readonly (readonly [file: string, entry: { readonly size: number }])[];
  /** As they are in the binary. */
  readonly fuses: Readonly<Record<string, boolean>>;
}
/** The unpacked app in the builder's output folder. */
export function unpackedDir(output: string): string;
export function layoutOf(appDir: string): {
  readonly resources: string;
  /** What has fuses and is signed. */
  readonly executable: string;
  /** What runs. */
  readonly program: string;
};
export function inspectPackage(appDir: string, artefacts?: readonly string[]): Promise<Report>;
export function printReport(report: Report): void;
