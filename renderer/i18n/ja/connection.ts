/** The banner about a lost connection to the host. */
export const connection = {
  lost: 'Sightline との接続が切れました。再接続しています…',
  lostDetail: 'Sightline は動いていますか?',
  refused: 'Sightline が起動し直されたため、このページは使えなくなりました。',
  retry: '今すぐ試す',
  back: '接続が戻りました。',
};
