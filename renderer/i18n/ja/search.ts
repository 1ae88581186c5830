/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · 半分',
  1: '1× · ほかと同じ',
  2: '2× · 2 倍',
  3: '3× · 3 倍',
};

export const search = {
  label: '写真を検索',
  placeholder: '写真を言葉で説明…',
  placeholderWithTerms: '言葉を追加、-言葉で除外…',
  clear: '検索を消去',
  byImage: '画像で検索',
  terms: '検索の要素',
  addPlus: '要素を追加',
  addMinus: '除外するものを追加',
  leaveOut: (subject: string) => `${subject}を除外`,
  isLeftOut: '除外しています。押すと検索します。',
  isLookedFor: '検索しています。押すと除外します。',
  changeTerm: (words: string) => `${words}を変更`,
  removeTerm: (subject: string) => `${subject}を検索から外す`,
  lookFor: 'これを探す',
  keepAway: 'これを除外',
  weight: '重み',
  times: (weight: number) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight: number) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: '言葉を編集',
  removeTermShort: '外す',
  dropHere: '画像をドロップすると、似た写真を探します',
  uploading: '画像を調べています…',
  faults: {
    get 'too-long'() {
      return `検索に使えるのは最大 ${formatNumber(LIMITS.queryCharacters)} 文字です。言葉を減らしてください。`;
    },
    get 'too-many'() {
      return `検索に使える要素は最大 ${formatNumber(LIMITS.queryTerms)} 個です。いくつか外してください。`;
    },
    'all-minus': 'まだ除外するものしかありません。探すものを追加してください。',
    'dates-reversed': '始めの日付が終わりの日付より後になっています。どちらかを変えてください。',
  },
  faultTitles: {
    'too-long': '探すものが多すぎます',
    'too-many': '探すものが多すぎます',
    'all-minus': '写真に何が写っているとよいですか?',
    'dates-reversed': 'この期間に写真はありません',
  },
  notAnImage: (name: string) => `検索には画像が必要ですが、「${name}」は画像ではありません。`,
  emptyImage: (name: string) => `検索には画像が必要ですが、「${name}」は空です。`,
  tooManyFiles: (count: number) =>
    `検索に使える画像は 1 枚ですが、${files(count)}を受け取りました。写真を検索できるようにするには、フォルダーを追加してください。`,
  folderDropped: (name: string) =>
    `「${name}」はフォルダーです。中の写真を検索できるようにするには、「フォルダーを追加」をお使いください。`,
  imageTooLarge: (size: string, limit: string) => `画像は最大 ${limit} までですが、${size} ありました。`,
  pastedName: '貼り付けた画像',
  partOf: (name: string) => `${name} の一部`,
  not: (subject: string) => `${subject}以外`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `写真 ${id}`,
};
