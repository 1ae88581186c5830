/** What was read of an unpacked app. */
export interface InspectedApp {
  readonly platform: string;
  readonly arch: string;
  /** Path in app.asar → its size in bytes and whether it lies beside the archive. */
  readonly asar: ReadonlyMap<string, { readonly size: number; readonly unpacked: boolean }>;
  /** Path below the resources folder → bytes. */
  readonly resources: ReadonlyMap<string, number>;
  /** Path below the app's folder → bytes. */
  readonly files: ReadonlyMap<string, number>;
  readonly fuses: Readonly<Record<string, boolean>>;
  /** On disk. */
  readonly bytes: number;
}
export const checks: readonly {
  readonly name: string;
  readonly problems: (app: InspectedApp) => string[];
}[];
