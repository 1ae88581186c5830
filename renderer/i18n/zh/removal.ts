/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `移除“${name}”？`,
  detail:
    'Sightline 会忘记此文件夹以及从中读取的内容，但会保留其照片的标签、评分和相册，以备照片回来时使用。磁盘上的照片保持原样，不受影响。',
  confirm: '移除文件夹',
};
