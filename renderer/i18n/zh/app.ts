/** Words that the whole page shares: the name, common buttons, skip link. */
import { photos } from './counted.ts';

export const app = {
  name: 'Sightline',
  home: 'Sightline，起始页',
  skipToResults: '跳到结果',
  dismiss: '关闭提示',
  close: '关闭',
  cancel: '取消',
  tryAgain: '重试',
  private: '您的照片绝不会离开这台电脑。',
  loading: '正在打开您的图库…',
  photos,
};
