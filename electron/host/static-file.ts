/** What a host serves of a page: files in memory, by their URL path. Runs in the host process. */
export interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
}

/** URL path → file. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;
