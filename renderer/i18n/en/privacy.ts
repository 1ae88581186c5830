/** Privacy: requests to the network and remembered searches. English. */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { counted } from './counted.ts';

const purposes: Record<NetworkRequest['purpose'], string> = {
  update: 'New version',
  model: 'Model',
  unexpected: 'Unexpected',
};

const outcomes: Record<NetworkRequest['outcome'], string> = {
  done: 'Answered',
  failed: 'Failed',
  blocked: 'Blocked',
};

export const privacy = {
  none: 'Sightline has made no request to the network since it was started.',
  some: (count: number) =>
    `Sightline has made ${counted(count, 'request', 'requests')} to the network since it was started.`,
  detail: 'Your photos, searches and tags stay on this computer. Every request the app makes is listed here.',
  list: 'Requests to the network',
  purposes,
  outcomes,
  failed: 'The list of requests could not be read.',
  searchHistory: 'Remember searches',
  searchHistoryDetail: 'For suggestions while you type. They are kept on this computer only.',
  forget: 'Forget all searches…',
  forgetTitle: 'Forget all searches?',
  forgetDetail: 'Suggestions from earlier searches go away. Saved searches stay.',
  forgetConfirm: 'Forget searches',
  forgotten: 'All remembered searches were forgotten.',
};
