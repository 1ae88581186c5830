/** What went wrong, by kind of failure. */
export const failure = {
  disconnected: '无法连接到 Sightline。',
  kinds: {
    'invalid-input': '无法理解输入的内容。',
    forbidden: '不允许此操作。',
    'not-found': '找不到它。',
    unsupported: '不支持此内容。',
    'too-large': '它太大了。',
    unreadable: '无法读取。',
    'model-invalid': '无法使用模型。',
    'no-library': '还没有图库。',
    locked: '图库正在使用中。',
    'disk-full': '磁盘已满。',
    'read-only': '无法写入。',
    unavailable: 'Sightline 尚未就绪。',
    cancelled: '已停止。',
    timeout: '没有及时得到响应。',
    internal: '出了点问题。',
  },
  /** A detail from the engine, which is in English: it follows the translated kind. */
  told: (what: string, detail: string) => `${what}（${detail}）`,
};
