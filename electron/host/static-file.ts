/** A file of the page that a host serves from memory. Runs in the host process. */
export interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
}

/** Files by URL path. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;
