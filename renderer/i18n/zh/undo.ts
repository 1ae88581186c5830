/** Undo and redo. */
import { photos } from './counted.ts';

export const undo = {
  label: '可以撤销的更改',
  button: '撤销',
  nothing: '没有可撤销的更改。',
  nothingAgain: '没有可重做的更改。',
  undone: (change: string) => `已撤销：${change}`,
  redone: (change: string) => `已重做：${change}`,
  failed: (reason: string) => `无法撤销此更改。${reason}`,
  joined: (count: number) => `相同照片的副本现在共享标记、相册和标签：${photos(count)}已更改。`,
};
