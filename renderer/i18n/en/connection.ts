/** The connection to the host. English. */

export const connection = {
  lost: 'Connection to Sightline lost. Trying again…',
  lostDetail: 'Is it still running?',
  refused: 'Sightline was started again and no longer knows this page.',
  retry: 'Try now',
  back: 'Connected again.',
};
