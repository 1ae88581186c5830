/**
 * Remembers the digests of files by their stamps, so that gigabytes are not hashed at each start: one small file in the
 * cache directory, shared by the engine and embedder processes, which only saves time.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../files/write-atomically.ts';
import { log } from '../log/log.ts';

const FILE = 'model-digests.json';
/** Files remembered; the oldest go first. */
const MOST = 200;
/**
 * A file younger than this may change again without a new stamp where the file system counts in two seconds, so its
 * digest is not remembered yet.
 */
const SETTLED_MILLISECONDS = 5_000;

const schema = z.record(z.string(), z.object({ stamp: z.string(), sha256: z.string().length(64) }));
type Digests = z.infer<typeof schema>;

/**
 * The digest of a file in hex: the remembered one if the file still has the same stamp, or else what `hash` computes.
 * @param cacheDir null: nothing is remembered.
 * @param stamp `text` changes whenever the file does; `changedAt` is its latest change, milliseconds since the epoch.
 */
export async function rememberedDigest(
  cacheDir: string | null,
  file: string,
  stamp: { readonly text: string; readonly changedAt: number },
  hash: () => Promise<string>,
): Promise<string> {
  if (cacheDir === null) return hash();
  const memory = path.join(cacheDir, FILE);
  const known = (await read(memory))[file];
  if (known?.stamp === stamp.text) return known.sha256;
  const sha256 = await hash();
  if (Date.now() - stamp.changedAt >= SETTLED_MILLISECONDS) {
    // Read again: hashing took seconds, and another process may have remembered other files meanwhile.
    const others = Object.entries(await read(memory)).filter(([name]) => name !== file);
    const kept = [...others, [file, { stamp: stamp.text, sha256 }]].slice(-MOST);
    await writeFileAtomically(memory, Buffer.from(JSON.stringify(Object.fromEntries(kept)))).catch(
      (error: unknown) => log.warn('the digest of a model file could not be remembered', error),
    );
  }
  return sha256;
}

async function read(memory: string): Promise<Digests> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(memory, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
