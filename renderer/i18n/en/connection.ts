/** The banner about a lost connection to the host. */

export const connection = {
  lost: 'Connection to Sightline lost. Reconnecting…',
  lostDetail: 'Is it still running?',
  refused: 'Sightline restarted and no longer recognises this page.',
  retry: 'Try now',
  back: 'Reconnected.',
};
