/** The folder tree of the sidebar. */
export const folders = {
  title: '文件夹',
  tree: '照片所在的文件夹',
  add: '添加文件夹',
  actions: (name: string) => `对“${name}”的操作`,
  rescan: '重新扫描',
  remove: '从图库中移除…',
  scanning: '正在查找照片…',
  unavailable: (reason: string) => `不可用。${reason}其中的照片会保留在图库中。`,
  empty: '还没有文件夹。',
  demo: '这些是示例照片。添加您自己的文件夹后，它们就会消失。',
  readOnly: '另一个 Sightline 正在更改此图库。在这里您可以搜索。',
  notAdded: (path: string, reason: string) => `无法添加 ${path}。${reason}`,
};
