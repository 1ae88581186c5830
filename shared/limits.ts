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
  /** Photos of one part of the library's index. */
  indexRows: 50_000,
  /** Photos named one by one in a selection; larger ones are filters with exceptions. */
  selectedIds: 50_000,
  /** Of an album, a tag, a label set, a saved search or a tagging run. */
  nameCharacters: 200,
  /** Values of one kind in a filter. */
  filterValues: 100,
  /** Terms of a query, and the largest weight of one. */
  queryTerms: 16,
  termWeight: 5,
  /** Right and lower edge of a region, in shares of the picture; the sum of two shares is not exact. */
  regionEdge: 1.0001,
  /** Height of a row of the grid, CSS pixels. */
  thumbnailHeight: { least: 80, most: 480 },
  /** Texts of the history that are kept. */
  historyEntries: 500,
  /** Photos that one drag or one move to the trash may take. */
  filesAtOnce: 1_000,
} as const;
