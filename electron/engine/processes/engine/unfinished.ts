/** Requests of the contract that the engine doesn't answer yet. */
import { SightlineError } from '../../../../shared/errors.ts';
import type { Handlers } from '../messages.ts';
import type { JobsApi, ListingApi, OrganiseApi, RegionApi, TaggingApi } from '../organise-api.ts';

type Requests = ListingApi & OrganiseApi & TaggingApi & JobsApi & RegionApi;

const NAMES = [
  'startTagging',
  'taggingRuns',
  'proposalGroups',
  'proposals',
  'decide',
  'acceptAbove',
  'removeTaggingRun',
  'jobs',
  'pauseJob',
  'resumeJob',
  'cancelJob',
  'clearJobs',
] as const satisfies readonly (keyof Requests)[];

export const unfinished = Object.fromEntries(
  NAMES.map((name) => [
    name,
    () => Promise.reject(new SightlineError('unsupported', `${name} is not built yet`)),
  ]),
) as unknown as Handlers<Pick<Requests, (typeof NAMES)[number]>>;
