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
  labels: 'サブフォルダー名のラベル',
  labelsDetail:
    '内容を表す名前のサブフォルダーがあるフォルダー向け。モデルが正しい名前を選ぶ割合を測ります。',
  onlyOne: '比較するには、別のモデルをダウンロードしてください。',
  evidence: '比較の方法',
  evidenceDetail:
    'いずれか 1 つで十分です。説明文やラベルがなければ検索文を入力してください。各モデルが見つけた写真を並べて表示します。',
  captions: '説明文',
  captionsDetail: 'file と caption の列がある CSV ファイル。モデルが説明文の写真を見つける割合を測ります。',
  captionsRemove: '説明文を外す',
  queries: '検索',
  queriesDetail: 'ラベルなしで、各モデルの上位の写真を並べて表示します。1 行に 1 つ、最大 5 つ。',
  start: '比較する',
  stop: '停止',
  needs: 'モデルと、検索・説明文・ラベルのいずれかを選んでください。',
  modelOf: (model: string, number: string, count: string) =>
    `${model}（${count} 個中 ${number} 個目のモデル）`,
  progress: (finished: string, total: string) => `${total} 枚中 ${finished} 枚`,
  used: (used: string, all: string) => `フォルダーの ${all} 枚中 ${used} 枚を使います。`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? '1 件の説明文のファイルがフォルダーにありません。'
      : `${count} 件の説明文のファイルがフォルダーにありません。`,
  byCaptions: (count: string, one: boolean) => (one ? '説明文 1 件' : `説明文 ${count} 件`),
  byLabels: (count: string, one: boolean) => (one ? '写真 1 枚のラベル' : `写真 ${count} 枚のラベル`),
  cost: 'このコンピューターでは',
  better: { more: '↑ 大きいほど良い', less: '↓ 小さいほど良い' },
  best: '最良',
  failed: '読めなかった写真',
  figures: 'モデルの測定値',
  without: (model: string) => `${model} の測定値はありません。`,
  recallAt1: '正しい写真が 1 位',
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
  plotDetail: '良いモデルほど上、速いモデルほど右にあります。',
  plotPoint: (model: string, quality: string, speed: string) => `${model}: 品質 ${quality}、毎秒 ${speed} 枚`,
  save: 'CSV で保存',
  saved: '比較を保存しました。',
  answersOf: (model: string, query: string) => `「${query}」で ${model} が見つけた写真`,
  place: (number: string) => `${number} 位`,
  answers: (query: string) => `「${query}」`,
};
