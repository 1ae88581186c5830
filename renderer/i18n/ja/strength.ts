/** Words for the strength of a proposed label. */
export const strength = {
  strong: 'とてもよく一致',
  good: 'よく一致',
  possible: '一致の可能性あり',
};
