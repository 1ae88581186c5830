/** Bounds that both sides of the contract agree on. Sizes are bytes, times are milliseconds. */
export const LIMITS = {
  /** Characters of a text query; longer ones are refused, not cut. */
  queryCharacters: 2_000,
  /** Hits a single search may return. */
  hits: 1_000,
  /** Hits when the caller names no limit. */
  defaultHits: 20,
  /** One uploaded query image. */
  queryImageBytes: 64 * 1024 * 1024,
  /** One JSON body or WebSocket message; query images travel on their own route. */
  messageBytes: 1024 * 1024,
  /** Labels in one zero-shot classification, and prompt templates for them. */
  labels: 1_000,
  templates: 100,
  labelCharacters: 200,
  /** Photos classified in one request. */
  classifyPhotos: 1_000,
  /** Rows of one page of a listing. */
  pageRows: 500,
} as const;
