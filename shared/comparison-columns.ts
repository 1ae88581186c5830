/** The columns in which `models bench --csv` and the page write what a comparison of models found. */

/** Recalls and accuracy are shares from 0 to 1; bytes are bytes; a cell without a figure is empty. */
export const COMPARISON_COLUMNS: readonly string[] = [
  'model',
  'recall_at_1',
  'recall_at_5',
  'recall_at_10',
  'median_rank',
  'zero_shot_accuracy',
  'images_per_second',
  'text_milliseconds',
  'disk_bytes',
  'peak_memory_bytes',
  'dimensions',
  'languages',
  'error',
];
