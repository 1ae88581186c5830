/** Saved searches. */
export const searches = {
  title: '已保存的搜索',
  save: '保存搜索',
  saveTitle: '保存此搜索',
  name: '名称',
  saveDetail: '它会留在侧边栏中，也能找到新照片。',
  keep: '保存',
  notLasting: '使用您自己的图像或照片局部的搜索无法保存。',
  saved: (name: string) => `已保存“${name}”。`,
  rename: '重命名',
  renameTitle: '重命名搜索',
  renamed: (name: string) => `已重命名为“${name}”。`,
  remove: '移除',
  removed: (name: string) => `已移除搜索“${name}”。`,
  menu: (name: string) => `对“${name}”的操作`,
  none: '保存搜索后，可以在这里再次找到它。',
};
