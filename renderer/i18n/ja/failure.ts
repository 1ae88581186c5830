/** What went wrong, by kind of failure. */
export const failure = {
  disconnected: 'Sightline に接続できません。',
  kinds: {
    'invalid-input': '入力を理解できませんでした。',
    forbidden: '許可されていません。',
    'not-found': '見つかりません。',
    unsupported: '対応していません。',
    'too-large': '大きすぎます。',
    unreadable: '読み取れませんでした。',
    'model-invalid': 'モデルを使用できません。',
    'no-library': 'ライブラリがまだありません。',
    locked: 'ライブラリは使用中です。',
    'disk-full': 'ディスクがいっぱいです。',
    'read-only': '書き込めません。',
    unavailable: 'Sightline の準備ができていません。',
    cancelled: '中止されました。',
    timeout: '時間内に応答がありませんでした。',
    internal: '問題が発生しました。',
  },
  /** A detail from the engine, which is in English: it follows the translated kind. */
  told: (what: string, detail: string) => `${what}（${detail}）`,
};
