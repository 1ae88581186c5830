/** Failures without words of their own. English. */

export const failure = {
  disconnected: 'Sightline cannot be reached.',
  unknown: 'Something went wrong.',
};
