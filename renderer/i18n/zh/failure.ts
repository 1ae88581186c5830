/** Failures without words of their own. Chinese. */
export const failure = {
  disconnected: '无法连接到 Sightline。',
  unknown: '出了点问题。',
};
