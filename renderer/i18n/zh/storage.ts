/** The storage section of the settings: disk usage and thumbnails. */
export const storage = {
  parts: { database: '照片、标签和索引', thumbnails: '缩略图', cache: '用于快速搜索', other: '其他' },
  total: (size: string) => `共 ${size}`,
  free: (size: string) => `此磁盘还有 ${size} 可用`,
  limit: '缩略图可用空间',
  limitDetail: '超出时，会先删除最久未查看的缩略图。',
  place: '保存位置',
  clear: '清除缩略图…',
  clearTitle: '清除缩略图？',
  clearDetail: (size: string) => `这会释放 ${size}。显示照片时会重新生成缩略图，照片本身不受影响。`,
  clearConfirm: '清除缩略图',
  cleared: '已清除缩略图。',
  failed: '无法测量占用的空间。',
};
