/** Messages about folders and files dropped on the window. */
export const drops = {
  covered: (name: string, folder: string) => `“${name}”是“${folder}”的一部分，已在搜索范围内。`,
  unusable: (name: string) => `“${name}”既不是文件夹，也不是可读取的文件。`,
  tooMany: (looked: string, all: string) =>
    `拖入了 ${all} 个文件，只查看了前 ${looked} 个。请改为拖入它们所在的文件夹。`,
};
