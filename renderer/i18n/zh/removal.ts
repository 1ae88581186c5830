/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `移除“${name}”？`,
  detail: 'Sightline 会忘记此文件夹以及从中了解到的内容。磁盘上的照片保持原样，不受影响。',
  confirm: '移除文件夹',
};
