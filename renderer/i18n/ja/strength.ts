/** Words for the strength of a hit. */
export const strength = {
  strong: 'とてもよく一致',
  good: 'よく一致',
  possible: '一致の可能性あり',
  weak: 'あまり一致しない',
  verySimilar: 'とても似ている',
  similar: '似ている',
  faintlySimilar: 'やや似ている',
  different: 'あまり似ていない',
};
