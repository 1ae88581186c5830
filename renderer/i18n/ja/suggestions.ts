/** The suggestions under the search box. */
export const suggestions = {
  label: '候補',
  kinds: {
    history: '以前の検索',
    tag: 'タグ',
    label: 'ラベル',
    search: '保存した検索',
    album: 'アルバム',
    camera: 'カメラ',
  },
  tip: '-言葉 で除外、2×言葉 で 2 倍に数えます。',
  forgetKeys: 'Shift+Delete で以前の検索を消去します。',
  forgetAll: '検索をすべて消去',
};
