/** The banner about a lost connection to the host. */
export const connection = {
  lost: '与 Sightline 的连接已断开，正在重试…',
  lostDetail: '它还在运行吗？',
  refused: 'Sightline 已重新启动，不再识别此页面。',
  retry: '立即重试',
  back: '已重新连接。',
};
