/** What users can do about each kind of failure. */
export const advice = {
  'invalid-input': '検索を変えて、もう一度お試しください。',
  forbidden: 'Sightline の起動時に表示されたアドレスを開いてください。',
  'not-found': '移動または削除された可能性があります。フォルダーを再スキャンして、もう一度お試しください。',
  unsupported: 'JPEG、PNG、WebP、AVIF、GIF、TIFF、SVG の画像をお使いください。',
  'too-large': 'もっと小さい画像をお使いください。',
  unreadable: 'ファイルが壊れていないこと、読み取りの権限があることを確認してください。',
  'model-invalid': 'モデルを元に戻すには、Sightline をインストールし直してください。',
  ownModel:
    'モデルをもう一度ダウンロードするか、別のモデルを選んでください。問題のあるファイルはメッセージに示されています。',
  'no-library': 'まず写真のフォルダーを追加してください。',
  locked: '別の Sightline がこのライブラリを使っています。終了してから、もう一度お試しください。',
  'disk-full': 'ライブラリのあるディスクの空きを増やしてから、もう一度お試しください。',
  'read-only': 'ライブラリのフォルダーに書き込めるようにしてから、もう一度お試しください。',
  unavailable: 'Sightline は処理中か、再起動中です。少し待ってからもう一度お試しください。',
  cancelled: 'いつでも始め直せます。',
  timeout: '時間がかかりすぎました。少し待ってからもう一度お試しください。',
  internal: 'Sightline の不具合です。もう一度お試しください。続くようなら Sightline を再起動してください。',
  disconnected: '接続が戻りしだい、もう一度試します。',
};
