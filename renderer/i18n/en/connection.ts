/** The connection to the host. English. */

export const connection = {
  lost: 'Connection to Sightline lost. Reconnecting…',
  lostDetail: 'Is it still running?',
  refused: 'Sightline restarted and no longer recognises this page.',
  retry: 'Try now',
  back: 'Reconnected.',
};
