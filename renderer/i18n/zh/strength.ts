/** Words for the strength of a proposed label. */
export const strength = {
  strong: '非常匹配',
  good: '比较匹配',
  possible: '可能匹配',
};
