/** Words for the strength of a hit. */
export const strength = {
  strong: '非常匹配',
  good: '比较匹配',
  possible: '可能匹配',
  weak: '不太匹配',
  verySimilar: '非常相似',
  similar: '相似',
  faintlySimilar: '有些相似',
  different: '不太相似',
};
