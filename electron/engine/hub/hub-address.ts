/** Addresses on the hub, and names of installed models. Pure. */
import { SightlineError } from '../../../shared/errors.ts';
import { folderName } from '../models/resolve-model.ts';
import { hubId, hubRevision, type ModelDtype } from '../../../shared/schemas.ts';

/** The hub itself. A token for it is sent nowhere else. */
export const HUB_ORIGIN = 'https://huggingface.co';

export const DEFAULT_REVISION = 'main';

/** What the environment says about the hub, by the names that its own tools use. */
export interface HubSettings {
  /** Base of all addresses, without a slash at the end. */
  readonly endpoint: string;
  readonly token: string | null;
  /** Whether requests are forbidden. */
  readonly offline: boolean;
}

/**
 * Reads `HF_ENDPOINT`, `HF_TOKEN` and `HF_HUB_OFFLINE`.
 * @throws SightlineError `invalid-input` if the endpoint is not an address.
 */
export function hubSettings(environment: Readonly<Record<string, string | undefined>>): HubSettings {
  const endpoint = (environment['HF_ENDPOINT'] ?? '').trim() || HUB_ORIGIN;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new SightlineError(
      'invalid-input',
      `expected an http or https address in HF_ENDPOINT, received '${endpoint}'`,
    );
  }
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    token: (environment['HF_TOKEN'] ?? '').trim() || null,
    offline: /^(1|true|yes|on)$/i.test(environment['HF_HUB_OFFLINE'] ?? ''),
  };
}

/** Address of the API's description of a revision, with the digest of each file. */
export function describeUrl(endpoint: string, id: string, revision: string): URL {
  return new URL(`${endpoint}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`);
}

/** Address of a file at a commit. */
export function fileUrl(endpoint: string, id: string, commit: string, file: string): URL {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return new URL(`${endpoint}/${id}/resolve/${encodeURIComponent(commit)}/${path}`);
}

/** @throws SightlineError `invalid-input`. */
export function checkHubId(id: string): string {
  if (hubId.safeParse(id).success) return id;
  throw new SightlineError(
    'invalid-input',
    `expected a model of the hub as <owner>/<name>, received '${id.slice(0, 80)}'`,
  );
}

/** @throws SightlineError `invalid-input`. */
export function checkRevision(revision: string): string {
  if (hubRevision.safeParse(revision).success) return revision;
  throw new SightlineError(
    'invalid-input',
    `expected a branch, a tag or a commit of the model, received '${revision.slice(0, 80)}'`,
  );
}

/**
 * Name of the folder in which a model is installed.
 * @example installedName('Xenova/clip-vit-base-patch32', 'main', undefined) → 'Xenova--clip-vit-base-patch32'
 */
export function installedName(id: string, revision: string, dtype: ModelDtype | undefined): string {
  const at = revision === DEFAULT_REVISION ? '' : `@${folderName(revision)}`;
  return `${folderName(id)}${at}${dtype === undefined ? '' : `+${dtype}`}`;
}
