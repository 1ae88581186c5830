/** The frame around every screen: sidebar, header, titles. */
export const shell = {
  screens: { photos: '写真', tagging: 'タグ付け', activity: 'アクティビティ', settings: '設定' },
  sidebar: 'ライブラリ',
  openSidebar: 'サイドバーを開く',
  closeSidebar: 'サイドバーを閉じる',
  allPhotos: '写真',
  favourites: 'お気に入り',
};
