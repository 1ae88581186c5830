/** The photo viewer. */
import { formatNumber } from '../format.ts';

const seconds = (count: number) => `${formatNumber(count)} 秒`;

export const viewer = {
  label: '写真',
  position: (index: number, count: number) => `${formatNumber(count)} 枚中 ${formatNumber(index)} 枚目`,
  tools: '表示',
  more: 'その他',
  zoomLevel: (percent: string) => `倍率 ${percent}`,
  turned: (degrees: number) => `表示を ${degrees}° 回転しました。写真そのものは変わりません。`,
  turnedNote: '表示だけを回転しています。写真そのものは変わりません。',
  loading: '写真を読み込んでいます…',
  loadingFull: 'すべての画素を読み込んでいます…',
  fullFailed: 'すべての画素を読み込めませんでした。小さいプレビューを表示しています。',

  slideshowStarted: (count: number) => `スライドショーを開始しました。1 枚につき ${seconds(count)}です。`,
  slideshowStopped: 'スライドショーを停止しました。',
  slideshowStop: 'スライドショーを停止',
  slideshowSeconds: '1 枚を表示する時間',
  seconds,

  details: '詳細',
  path: 'パス',
  taken: '撮影日時',
  camera: 'カメラ',
  dimensions: '大きさ',
  pixels: (width: string, height: string) => `${width} × ${height}`,
  megapixels: (count: string) => `${count} メガピクセル`,
  size: 'ファイルサイズ',
  place: '場所',
  unknown: '記録なし',
  strength: '一致度',
  strengthHint:
    '写真が言葉にどれだけ合うかをモデルが推定した値です。結果の並び順に使われ、結果が正しい確率ではありません。',
  loadFailed: 'この写真の詳細を読み込めませんでした。',
  rating: '評価',
  albums: 'アルバム',
  albumAdd: 'アルバムに追加…',
  albumRemove: (name: string) => `「${name}」から外す`,
  albumShow: (name: string) => `アルバム「${name}」を表示`,

  metadata: 'すべてのメタデータ',
  metadataFind: 'メタデータの中を探す',
  metadataLoading: 'ファイルを読み込んでいます…',
  metadataNone: 'このファイルにメタデータはありません。',
  metadataNoMatch: '合う項目はありません。',
  fields: (count: number) => `${formatNumber(count)} 項目`,

  similar: '似ている写真',
  similarLoading: '似た写真を探しています…',
  similarNone: '比べられる写真がまだありません。',

  regionTitle: '写真の一部を使って検索',
  regionHint:
    '探すものを囲むように四角形を描いてください。キーボードでは、矢印キーで移動、Shift と矢印キーで大きさの変更、Enter で検索します。',
  regionLabel: (width: string, height: string, left: string, top: string) =>
    `写真の一部: 幅 ${width}、高さ ${height}、左から ${left}、上から ${top}`,
  regionSearch: '検索',

  gone: 'この写真はもうライブラリにありません',
  goneDetail: '開いている間に移動、名前の変更、削除が行われたか、フォルダーがライブラリから外されました。',
  offline: (folder: string) => `「${folder}」は今使用できません`,
  offlineDetail:
    'ディスクやネットワークフォルダーをもう一度接続してください。Sightline が作った写真の索引は残っています。',
  offlinePreview: 'Sightline が保存していたプレビューです。',
  unreadable: 'この写真を表示できませんでした',
  unreadableDetail:
    'ファイルが壊れていないこと、読み取りの権限があることを確認して、もう一度お試しください。',
  closeAfterGone: '写真の一覧に戻る',
};
