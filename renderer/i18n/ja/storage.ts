/** The storage section of the settings: disk usage and thumbnails. */
export const storage = {
  parts: {
    database: '写真、タグ、索引',
    thumbnails: 'サムネイル',
    cache: '高速検索用',
    other: 'その他',
  },
  total: (size: string) => `合計 ${size}`,
  free: (size: string) => `このディスクの空き ${size}`,
  limit: 'サムネイルの容量',
  limitDetail: '足りなくなると、最も長く表示されていないものから消去します。',
  place: '保存場所',
  clear: 'サムネイルを消去…',
  clearTitle: 'サムネイルを消去しますか?',
  clearDetail: (size: string) =>
    `${size} が空きます。サムネイルは写真を表示するときに作り直されます。写真そのものには触れません。`,
  clearConfirm: 'サムネイルを消去',
  cleared: 'サムネイルを消去しました。',
  failed: '使用量を計算できませんでした。',
};
