/** The dialog that browses the host's directories. */
export const directories = {
  title: '添加文件夹',
  detail: '选择一个照片文件夹，其中的所有子文件夹也会被搜索。',
  roots: '这台电脑',
  path: '当前位置',
  up: '上一级',
  add: '添加此文件夹',
  choose: '打开一个文件夹以添加它',
  inLibrary: '已在图库中',
  empty: '此文件夹中没有文件夹。',
  loading: '正在读取文件夹…',
};
