/** The first screen, shown while there is no folder. */
import { photos } from './counted.ts';

export const welcome = {
  title: 'どんな写真も、言葉で説明すれば見つかります',
  detail:
    'Sightline はフォルダーの画像を見て、何が写っているかの索引をこのコンピューターの中に作ります。写真は元の場所に変更なしで残り、どこにも送信されません。',
  choose: 'フォルダーを選択',
  samples: (count: number) => `または、Sightline 付属の${photos(count)}でお試しください:`,
  readOnly: '別の Sightline がこのライブラリを変更しています。フォルダーはそちらで選択してください。',
};
