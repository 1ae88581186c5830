/** The suggestions under the search box. */
export const suggestions = {
  label: '建议',
  kinds: {
    history: '以往搜索',
    tag: '标签',
    label: '分类词',
    search: '已保存的搜索',
    album: '相册',
    camera: '相机',
  },
  tip: '“-词语”表示排除，“2×词语”表示双倍权重。',
  forgetKeys: '按 Shift+Delete 可清除以往搜索。',
  forgetAll: '清除所有搜索记录',
};
