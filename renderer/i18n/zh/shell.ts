/** The frame around every screen: sidebar, header, titles. */
export const shell = {
  screens: { photos: '照片', tagging: '加标签', activity: '活动', settings: '设置' },
  sidebar: '图库',
  openSidebar: '打开侧边栏',
  closeSidebar: '关闭侧边栏',
  allPhotos: '照片',
  favourites: '收藏',
};
