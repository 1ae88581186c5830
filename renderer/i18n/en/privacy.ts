/** The privacy section of the settings: network requests and remembered searches. */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { counted } from './counted.ts';

const purposes: Record<NetworkRequest['purpose'], string> = {
  update: 'New version',
  model: 'Model',
  remote: 'Remote encoder',
  unexpected: 'Unexpected',
};

const outcomes: Record<NetworkRequest['outcome'], string> = {
  done: 'Answered',
  failed: 'Failed',
  blocked: 'Blocked',
};

export const privacy = {
  none: 'Sightline has made no network requests since it started.',
  some: (count: number) =>
    `Sightline has made ${counted(count, 'network request', 'network requests')} since it started.`,
  detail:
    'Your photos, searches and tags stay on this computer, unless you use a remote encoder. Every request the app makes is listed here.',
  list: 'Network requests',
  purposes,
  outcomes,
  failed: 'The list of requests could not be loaded.',
  searchHistory: 'Remember searches',
  searchHistoryDetail: 'Suggests earlier searches as you type. They are kept on this computer only.',
  forget: 'Clear search history…',
  forgetTitle: 'Clear search history?',
  forgetDetail: 'Earlier searches will no longer be suggested. Saved searches are kept.',
  forgetConfirm: 'Clear history',
  forgotten: 'Search history cleared.',
};
