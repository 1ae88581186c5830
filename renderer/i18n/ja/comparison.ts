/** The comparison of models on photos of the library. */
import type { Messages } from '../words.ts';

const states = {
  idle: '比較はまだありません',
  running: 'モデルを比較しています…',
  done: '比較が終わりました',
  cancelled: '比較を停止しました',
  failed: '比較に失敗しました',
};

export const comparison: Messages['comparison'] = {
  states,
  title: '自分の写真でモデルを比較',
  detail:
    'モデルがあなたの写真をどれだけ正しく見つけるか、このコンピューターでどれだけの負担になるかを測ります。ライブラリは変わりません。',
  folder: '写真のフォルダー',
  models: 'モデル',
  labels: 'サブフォルダーの名前が写真の内容を表している',
  captions: '説明文',
  captionsDetail: 'file と caption の列がある CSV ファイル。',
  captionsRemove: '説明文を外す',
  queries: '並べて表示する検索',
  queriesDetail: '1 行に 1 つ、最大 5 つ。',
  start: '比較する',
  stop: '停止',
  needs: 'モデルと、サブフォルダー・説明文・検索のいずれかを選んでください。',
  progress: (model: string, finished: string, total: string) => `${model}: ${total} 枚中 ${finished} 枚`,
  used: (used: string, all: string) => `フォルダーの ${all} 枚中 ${used} 枚を使います。`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? '1 件の説明文のファイルがフォルダーにありません。'
      : `${count} 件の説明文のファイルがフォルダーにありません。`,
  model: 'モデル',
  recallAt1: '1 位で発見',
  recallAt5: '5 位以内',
  recallAt10: '10 位以内',
  medianRank: '順位の中央値',
  accuracy: 'ラベルの正解率',
  imagesPerSecond: '毎秒の写真数',
  text: '検索文 1 件',
  milliseconds: (value: string) => `${value} ミリ秒`,
  disk: 'ディスク',
  memory: 'メモリ',
  dimensions: '次元数',
  languages: '言語',
  plot: '品質と速度',
  plotPoint: (model: string, quality: string, speed: string) => `${model}: 品質 ${quality}、毎秒 ${speed} 枚`,
  quality: '品質',
  save: 'CSV で保存',
  saved: '比較を保存しました。',
  answers: (query: string) => `「${query}」`,
};
