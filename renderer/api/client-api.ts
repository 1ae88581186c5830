/** The {@link Api} over a client of the contract, whatever its transport. Page. */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { Api, Connection } from './api.ts';

/** @param uploadImage how a query image gets to the host: it may be larger than one message. */
export function apiOf(
  client: ContractRouterClient<Contract>,
  connection: Connection,
  uploadImage: Api['search']['uploadImage'] = client.search.uploadImage,
): Api {
  const { query, region, suggest, history, remember, forget } = client.search;
  return {
    library: client.library,
    folders: client.folders,
    directories: client.directories,
    search: { query, uploadImage, region, suggest, history, remember, forget },
    searches: client.searches,
    photos: client.photos,
    albums: client.albums,
    files: client.files,
    tags: client.tags,
    labelSets: client.labelSets,
    tagging: client.tagging,
    indexing: client.indexing,
    activity: client.activity,
    app: client.app,
    settings: client.settings,
    updates: client.updates,
    connection,
  };
}
