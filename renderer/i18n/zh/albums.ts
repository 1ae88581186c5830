/** The albums of the sidebar, and the dialogs that name and choose them. */
import { photos } from './counted.ts';

export const albums = {
  title: '相册',
  none: '还没有相册。',
  emptyTitle: (name: string) => `“${name}”中还没有照片`,
  emptyDetail: '选择照片，然后选择“添加到相册…”。',
  showAll: '显示所有照片',
  create: '新建相册',
  createTitle: '新建相册',
  createWith: (count: number) => `用 ${photos(count)}新建相册`,
  rename: '重命名…',
  renameTitle: (name: string) => `重命名“${name}”`,
  renamed: (before: string, after: string) => `相册“${before}”现已改名为“${after}”。`,
  remove: '删除相册',
  menu: (name: string) => `对“${name}”的操作`,
  name: '名称',
  save: '保存',
  confirmCreate: '创建',
  chooseTitle: (count: number) => `将 ${photos(count)}添加到相册`,
  find: '查找相册',
  createNamed: (name: string) => `创建“${name}”`,
  created: (name: string) => `已创建相册“${name}”。`,
  added: (count: number, name: string) =>
    count === 0 ? `它们已在“${name}”中。` : `已将 ${photos(count)}添加到“${name}”。`,
  removed: (count: number, name: string) => `已从“${name}”中移除 ${photos(count)}。`,
  deleted: (name: string) => `已删除相册“${name}”，其中的照片会保留。`,
};
