/** Failures without words of their own. Japanese. */
export const failure = {
  disconnected: 'Sightline に接続できません。',
  unknown: '問題が発生しました。',
};
