/** The first screen, shown while there is no folder. */
import { photos } from './counted.ts';

export const welcome = {
  title: '描述一下，就能找到任何照片',
  detail:
    'Sightline 会在这台电脑上查看文件夹中的图片，了解其中的内容：您的照片原地不动、毫无改变，也不会向任何地方发送任何内容。',
  choose: '选择文件夹',
  samples: (count: number) => `也可以用 Sightline 自带的 ${photos(count)}试试：`,
  readOnly: '另一个 Sightline 正在更改此图库。请在那里选择文件夹。',
};
