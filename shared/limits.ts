/** Limits that both sides of the contract enforce. Sizes are in bytes, times in milliseconds. Runs anywhere. */
export const LIMITS = {
  /** Characters in a text query; longer ones are rejected, not truncated. */
  queryCharacters: 2_000,
  /** Most hits a single search may return. */
  hits: 1_000,
  /** Hits when the caller sets no limit. */
  defaultHits: 20,
  /** Size of one uploaded query image. */
  queryImageBytes: 64 * 1024 * 1024,
  /** Size of one JSON body or WebSocket message; query images have a route of their own. */
  messageBytes: 1024 * 1024,
  /** Labels and prompt templates in one zero-shot classification. */
  labels: 1_000,
  templates: 100,
  labelCharacters: 200,
  /** Photos classified in one request. */
  classifyPhotos: 1_000,
  /** Rows per page of a listing. */
  pageRows: 500,
  /** Photos per part of the library's index. */
  indexRows: 50_000,
  /** Photos a selection may name individually; a larger one is a filter with exceptions. */
  selectedIds: 50_000,
  /** Characters in the name of an album, tag, label set, saved search or tagging run. */
  nameCharacters: 200,
  /** Characters in the name of a model, which may be a path. */
  modelName: 4_096,
  /** Values of one kind in a filter. */
  filterValues: 100,
  /** Terms in a query, and the largest weight of a term. */
  queryTerms: 16,
  termWeight: 5,
  /** Largest right or bottom edge of a region, as a fraction of the picture: sums of fractions are not exact. */
  regionEdge: 1.0001,
  /** Height of a grid row, in CSS pixels. */
  thumbnailHeight: { least: 80, most: 480 },
  /** Queries kept in the search history. */
  historyEntries: 500,
  /** Models, photos and queries of one comparison of models; characters of its captions. */
  comparedModels: 8,
  comparedPhotos: 2_000,
  comparedQueries: 5,
  captionCharacters: 500_000,
  /** Photos that one drag or one move to the trash may include. */
  filesAtOnce: 1_000,
} as const;
