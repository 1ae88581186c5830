/** Messages about folders and files dropped on the window. */
export const drops = {
  covered: (name: string, folder: string) => `「${name}」は「${folder}」の一部として、すでに検索の対象です。`,
  unusable: (name: string) => `「${name}」はフォルダーでも、読み取れるファイルでもありません。`,
  tooMany: (looked: string, all: string) =>
    `ドロップされた ${all} 件のうち、最初の ${looked} 件だけを調べました。代わりに、ファイルの入っているフォルダーをドロップしてください。`,
};
