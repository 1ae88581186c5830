/** Models: the one in use, better ones, downloads. */
import type { Messages } from '../words.ts';

export const models: Messages['models'] = {
  inUse: '使用中',
  better: 'より良いモデルを入手',
  all: '既知のすべてのモデル',
  installedTitle: 'このコンピューターのモデル',
  download: 'ダウンロード',
  pause: '一時停止',
  resume: '再開',
  cancel: '中止',
  use: '使う',
  remove: '削除',
  verify: 'ファイルを確認',
  size: (size: string) => `ダウンロード ${size}`,
  unknownSize: 'サイズはダウンロードの開始時に分かります',
  onDisk: (size: string) => `ディスク上 ${size}`,
  space: (size: string) => `写真のベクトルに ${size}`,
  hours: (time: string, photos: string) => `${photos} 枚の写真に約 ${time}`,
  licence: (licence: string) => `ライセンス: ${licence}`,
  researchOnly: '研究専用',
  accuracy: (percent: string) => `ImageNet ${percent}（公表値）`,
  otherTitle: 'ハブの別のモデル',
  otherDetail:
    'Xenova/clip-vit-base-patch16 のような所有者と名前。huggingface.co または HF_ENDPOINT のミラーからダウンロードします。',
  otherInvalid: '所有者、スラッシュ、名前を入力してください。',
  resolving: 'ファイルを調べています…',
  waiting: '別のプログラムがダウンロード中です',
  downloading: (bytes: string, total: string) => `${total} 中 ${bytes}`,
  rate: (rate: string, time: string) => `毎秒 ${rate}、残り ${time}`,
  verifying: '確認しています…',
  paused: (bytes: string) => `${bytes} で一時停止中`,
  failed: 'ダウンロードが止まりました。届いた分は残っています。',
  installed: (model: string) => `${model} をインストールしました。`,
  verified: (model: string) => `${model} のファイルはすべてインストール時のままです。`,
  damaged: (model: string, file: string, reason: string) =>
    `${model} の ${file} はインストール時と異なります: ${reason}`,
  switching: (model: string, former: string) =>
    `${model} がすべての写真を見終えると切り替わります。それまでは ${former} が答えます。`,
  removeTitle: (model: string) => `${model} を削除しますか？`,
  removeDetail: 'ファイルはこのコンピューターから削除されます。写真と学習した内容は残ります。',
  failedList: 'モデルの一覧を読み込めませんでした。',
};
