/** The notice about a fault in Sightline itself. */

export const faults = {
  title: 'Something went wrong in Sightline',
  logged: 'The details are in the log.',
  loggedIn: (log: string) => `The details are in ${log}.`,
  copy: 'Copy details',
  copied: 'Details copied.',
  showLog: 'Show log',
};
