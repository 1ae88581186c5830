/** The start page, and placeholders where there are no photos to show. */
import { photos } from './counted.ts';

export const empty = {
  noPhotos: 'ここにはまだ写真がありません',
  noPhotosDetail:
    'フォルダーの中に検索できるものが見つかりませんでした。別のフォルダーを追加するか、対象外になったものを確認してください。',
  firstScan: '写真の索引を作成しています',
  firstScanDetail: '最初の写真の準備ができしだい検索できます。続きも順に加わります。',
  home: '何をお探しですか?',
  homeDetail: (count: number) =>
    `自由な言葉で説明するか、画像をドロップしてください。${photos(count)}を検索できます。`,
  tryOne: '例',
  nothingFiltered: 'この条件に合う写真はありません',
  nothingFilteredDetail: '条件を減らすか、別の条件をお選びください。',
  nothingDatedDetail: '日付で絞り込むと、撮影日のない写真は除かれます。',
  nothingFound: '見つかりませんでした',
  nothingFoundDetail: '別の言葉か、もっと少ない言葉でお試しください。',
  notUnderstood: (text: string) => `モデルは「${text}」を知りません`,
  notUnderstoodAmong: (texts: string) => `モデルが知らないものが含まれています: ${texts}`,
  notUnderstoodDetail: (known: string) => `モデルが理解するのは${known}です。別の言葉でお試しください。`,
  tryOtherWords: '別の言葉でお試しください。',
  searchFailed: '検索できませんでした',
};
