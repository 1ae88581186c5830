/**
 * What the hub says about a model: the commit, and size and digest of each file. All from the hub's own first answer,
 * never from where it redirects to. Runs in the fetcher process.
 */
import { z } from 'zod';
import { describeUrl, fileUrl } from './hub-address.ts';
import type { HubClient } from './hub-client.ts';
import { failure } from './hub-errors.ts';
import { persist } from './retry.ts';

/** sha256 of the content (large files), or git's sha1 of its blob (small ones). Hex. */
export interface Digest {
  readonly kind: 'sha256' | 'git';
  readonly value: string;
}

export interface RepositoryFile {
  /** Relative to the model, with forward slashes. */
  readonly name: string;
  readonly size: number;
  readonly digest: Digest;
}

/** A file whose digest the API left out. */
type ListedFile = Pick<RepositoryFile, 'name'> & Partial<RepositoryFile>;

export interface Repository {
  readonly id: string;
  readonly commit: string;
  readonly licence: string | null;
  readonly files: readonly ListedFile[];
}

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const answerSchema = z.object({
  sha: hex(40),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().min(0).nullish(),
      blobId: hex(40).nullish(),
      lfs: z.object({ sha256: hex(64), size: z.int().min(0) }).nullish(),
    }),
  ),
  cardData: z.looseObject({ license: z.union([z.string(), z.array(z.string())]).nullish() }).nullish(),
});

/** @throws SightlineError with what the refusal means. */
export async function describeRepository(
  client: HubClient,
  id: string,
  revision: string,
  signal: AbortSignal,
): Promise<Repository> {
  const asked = { id, revision, file: null };
  const parsed = answerSchema.safeParse(
    await client.json(describeUrl(client.endpoint, id, revision), asked, signal),
  );
  if (!parsed.success) {
    const host = new URL(client.endpoint).host;
    throw failure('unavailable', 'hub-answer', `${host} does not describe ${id} as a hub of models does`);
  }
  const { sha, siblings, cardData } = parsed.data;
  const licence = cardData?.license ?? null;
  return {
    id,
    commit: sha,
    licence: Array.isArray(licence) ? licence.join(', ') : licence,
    files: siblings
      .filter(({ rfilename }) => isPlainName(rfilename))
      .map(({ rfilename: name, size, blobId, lfs }) => {
        if (lfs) return { name, size: lfs.size, digest: { kind: 'sha256' as const, value: lfs.sha256 } };
        return blobId && typeof size === 'number'
          ? { name, size, digest: { kind: 'git' as const, value: blobId } }
          : { name };
      }),
  };
}

/** Asks for the digest of a file that the API listed without one, as mirrors do. */
export function completeFile(
  client: HubClient,
  { id, commit }: Repository,
  file: ListedFile,
  signal: AbortSignal,
): Promise<RepositoryFile> {
  const { name, size, digest } = file;
  if (size !== undefined && digest !== undefined) return Promise.resolve({ name, size, digest });
  return persist(
    async () => {
      const response = await client.open(
        fileUrl(client.endpoint, id, commit, name),
        { id, revision: commit, file: name },
        signal,
        { method: 'HEAD', stayOnHost: true },
      );
      response.discard();
      const etag = (response.header('x-linked-etag') ?? response.header('etag') ?? '').replace(/^W\/|"/g, '');
      const length = Number(response.header('x-linked-size') ?? response.header('content-length') ?? NaN);
      const kind = /^[0-9a-f]{64}$/.test(etag) ? 'sha256' : /^[0-9a-f]{40}$/.test(etag) ? 'git' : null;
      if (kind === null || !Number.isSafeInteger(length)) {
        const host = new URL(client.endpoint).host;
        throw failure('unavailable', 'hub-answer', `${id}: ${host} does not say what ${name} must contain`);
      }
      return { name, size: length, digest: { kind, value: etag } };
    },
    signal,
    client.patience,
  );
}

/** A path that stays inside the model's folder on every system. */
export function isPlainName(name: string): boolean {
  return (
    name.length <= 400 &&
    !/[\\:*?"<>|\p{Cc}]/u.test(name) &&
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part))
  );
}
