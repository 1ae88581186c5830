/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
import { formatNumber, formatScale } from '../format.ts';
import { photos } from './counted.ts';

/** Formats a percentage, which the engine gives as a whole number. */
const share = (percent: number) => formatScale(percent / 100);

export const reasons = {
  folderIsFile: (path: string) => `${path} はフォルダーではなくファイルです`,
  folderEmptied: (count: number) =>
    `フォルダーは空ですが、以前は ${photos(count)}がありました。ディスクは接続されていますか？`,
  otherDisk: '別のディスクがマウントされていて、フォルダーの写真のほとんどが見つかりません',
  folderGone: 'フォルダーが存在しません（移動、名前の変更、または未接続）',
  folderForbidden: 'このフォルダーを読み取る権限がありません',
  folderUnreadable: (code: string) => `フォルダーを読み取れませんでした（${code}）`,
  folderMountMissing: 'フォルダーは空ですが、別のディスクの写真がありました。マウントされていますか？',
  pathTooLong: 'パスがシステムの上限より長くなっています',
  linkUnreadable: (code: string) => `シンボリックリンクのリンク先を読み取れませんでした（${code}）`,
  folderSilent: 'フォルダーが応答しません。ドライブやネットワークは接続されていますか？',

  addedFile: (path: string) => `${path} はフォルダーではなくファイルです`,
  addedNothing: (path: string) => `フォルダー ${path} は存在しません`,
  addedForbidden: (path: string) => `フォルダー ${path} を読み取る権限がありません`,
  addedDataDirectory: (path: string) =>
    `写真のフォルダーではなく、Sightline 自身のデータフォルダーです（${path}）`,

  formatLeftOut: (format: string) => `このビルドの Sightline では読み取れない形式です（${format}）`,
  formatNotYet: (format: string) => `まだ対応していない形式です（${format}）`,
  videoNotYet: 'まだ対応していない形式です（動画）',
  notRegular: '通常のファイルではありません',
  linkLoop: (path: string) => `シンボリックリンクが循環しています（${path} に戻ります）`,
  linkToItself: 'シンボリックリンクが循環しています（自分自身に戻ります）',
  linkDangling: 'シンボリックリンクのリンク先が存在しません',
  linkKnown: (path: string) => `シンボリックリンクのリンク先は、すでに ${path} としてライブラリにあります`,

  fileGone: 'ファイルがなくなっています',
  fileForbidden: 'このファイルを読み取る権限がありません',
  fileUnreadable: (code: string) => `ファイルを読み取れませんでした（${code}）`,
  fileEmpty: 'ファイルが空です（0 バイト）',
  fileTooLarge: (most: number, megabytes: number) =>
    `ファイルが大きすぎます（${formatNumber(megabytes)} MB、上限は ${formatNumber(most)} MB）`,
  notStored: (words: string) =>
    `ライブラリ内のこのファイルの記録を保存または読み取れませんでした（${words}）`,
  noFile: '通常のファイルではなく、フォルダー、パイプ、またはデバイスです',

  noImage: '画像ではありません（内容が既知の画像形式と一致しません）',
  undecodable: (words: string) => `画像をデコードできませんでした（${words}）`,
  noPreview: 'この RAW ファイルにはプレビュー画像がなく、Sightline は RAW の現像を行いません',
  invalidData: (format: string) => `ファイルが壊れているか、有効な ${format} 画像ではありません`,
  decoderCrashed: 'このファイルでデコーダーが異常終了しました',
  tooSlow: (seconds: number) => `デコードに ${formatNumber(seconds)} 秒以上かかりました`,
  tooHungry: (megabytes: number) => `デコードに ${formatNumber(megabytes)} MB を超えるメモリが必要です`,
  tooManyPixels: (most: number, width: number, height: number) =>
    `画像が大きすぎます（${formatNumber(width)} × ${formatNumber(height)} 画素、上限は ${formatNumber(most)} メガピクセル）`,
  tooMuchMemory: (most: number, type: string, width: number, height: number, megabytes: number) =>
    `画像が大きすぎます（${type}、${formatNumber(width)} × ${formatNumber(height)} 画素のデコードに約 ${formatNumber(megabytes)} MB 必要、上限は ${formatNumber(most)} MB）`,
  tooShort: (percent: number) =>
    `ファイルが途中で切れているか壊れています（画像の半分以上が必要ですが、約 ${share(percent)} しかありません）`,
  cutOff: (percent: number) =>
    `ファイルが途中で切れているか壊れています（読み取れたのは画像の約 ${share(percent)}）`,
  cutOffCoarse: 'ファイルが途中で切れています（画像の細部が欠けている可能性があります）',
  damaged: 'ファイルが壊れています（画像の一部が欠けている可能性があります）',

  diskFull: (path: string) =>
    `${path} のディスクがいっぱいです。空き容量を増やしてもう一度お試しください。失われたものはありません`,
};
