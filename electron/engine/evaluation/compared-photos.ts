/** Chooses the photos of a folder that models are compared on, with their labels and captions. Runs in the engine process. */
import { SightlineError } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { ComparisonInput } from '../../../shared/schemas.ts';
import type { EvaluatePair, LabelledFile } from '../api/engine-api.ts';
import { parseCaptions } from '../files/captions-csv.ts';
import { asBuffer, showPath, type PathBytes } from '../files/path-bytes.ts';
import { selectedPhotos, type SelectionParts } from '../listing/filter.ts';
import type { Store } from '../store/store.ts';
import { inChunks } from '../work/pace.ts';

export interface ComparedPhotosParts extends SelectionParts {
  readonly store: SelectionParts['store'] & Pick<Store, 'folders'>;
}

export interface ComparedPhotos {
  /** Photos that take part. */
  readonly photos: readonly { readonly id: number; readonly path: PathBytes }[];
  readonly folderPhotos: number;
  readonly labelled: readonly LabelledFile[];
  readonly captions: readonly EvaluatePair[];
  /** Captions whose file is not in the folder, or could be several. */
  readonly unknownFiles: number;
}

/** Of a photo's path below the folder, as text with slashes. */
interface Listed {
  readonly id: number;
  readonly path: PathBytes;
  readonly below: string;
}

/**
 * Photos with a caption take part first, then the others, evenly over the folder.
 * @throws SightlineError `not-found` (folder), `invalid-input` (CSV, fewer than two labels, no photos), `cancelled`.
 */
export async function comparedPhotos(
  library: ComparedPhotosParts,
  { folderId, labels, captions: csv, queries }: ComparisonInput,
  signal: AbortSignal,
): Promise<ComparedPhotos> {
  const listed = await photosOf(library, folderId, signal);
  const { captions, unknownFiles } = csv === undefined ? NO_CAPTIONS : await captionsOf(csv, listed);
  const captioned = new Set(captions.map(({ photo }) => photo.id));
  const others = labels || queries.length > 0 ? listed.filter(({ id }) => !captioned.has(id)) : [];
  const withCaption = evenly(
    listed.filter(({ id }) => captioned.has(id)),
    LIMITS.comparedPhotos,
  );
  const photos = [...withCaption, ...evenly(others, LIMITS.comparedPhotos - withCaption.length)];
  if (photos.length === 0) {
    throw new SightlineError(
      'invalid-input',
      csv === undefined
        ? 'expected a folder with indexed photos, received one without'
        : 'expected captions of photos in this folder, received none whose file is there',
    );
  }
  const used = new Set(photos.map(({ id }) => id));
  return {
    photos: photos.map(({ id, path }) => ({ id, path })),
    folderPhotos: listed.length,
    labelled: labels ? labelsOf(photos) : [],
    captions: captions.flatMap(({ photo, caption }) =>
      used.has(photo.id) ? [{ path: photo.path, caption }] : [],
    ),
    unknownFiles,
  };
}

const NO_CAPTIONS = { captions: [], unknownFiles: 0 };

async function photosOf(
  library: ComparedPhotosParts,
  folderId: number,
  signal: AbortSignal,
): Promise<Listed[]> {
  const folder = library.store.folders.list().find(({ id }) => id === folderId);
  if (!folder)
    throw new SightlineError('not-found', `expected a folder of the library, received ${folderId}`);
  const ids = await selectedPhotos(library, { filter: { folderId }, except: [] }, signal);
  const root = asBuffer(folder.path);
  const listed: Listed[] = [];
  await inChunks([...ids], (chunk) => {
    for (const id of chunk) {
      const path = library.store.photos.pathOf(id);
      if (!path) continue;
      const below = showPath(asBuffer(path).subarray(root.length)).replaceAll('\\', '/').replace(/^\/+/, '');
      listed.push({ id, path, below });
    }
  });
  return listed.sort((a, b) => (a.below < b.below ? -1 : 1));
}

/** The first subfolder is the label; underscores stand for spaces. @throws SightlineError `invalid-input`. */
function labelsOf(photos: readonly Listed[]): LabelledFile[] {
  const labelled = photos.flatMap(({ path, below }) => {
    const [label = '', ...rest] = below.split('/');
    return rest.length === 0 ? [] : [{ path, label: label.replaceAll('_', ' ').trim() }];
  });
  const labels = new Set(labelled.map(({ label }) => label));
  if (labels.size < 2 || labels.size > LIMITS.labels) {
    throw new SightlineError(
      'invalid-input',
      `expected a folder with 2 to ${LIMITS.labels} subfolders of photos, one per label, received ${labels.size}`,
    );
  }
  return labelled;
}

/** @throws SightlineError `invalid-input` if it is no CSV with the two columns. */
async function captionsOf(
  csv: string,
  listed: readonly Listed[],
): Promise<{ captions: { photo: Listed; caption: string }[]; unknownFiles: number }> {
  const rows = await parseCaptions(csv);
  const byPath = new Map(listed.map((photo) => [photo.below, photo]));
  /** Null: several photos have the name. */
  const byName = new Map<string, Listed | null>();
  for (const photo of listed) {
    const name = photo.below.slice(photo.below.lastIndexOf('/') + 1);
    byName.set(name, byName.has(name) ? null : photo);
  }
  let unknownFiles = 0;
  const captions = rows.flatMap(({ file, caption }) => {
    const name = file.replaceAll('\\', '/').replace(/^(?:\.\/|\/)+/, '');
    const photo = byPath.get(name) ?? byName.get(name.slice(name.lastIndexOf('/') + 1));
    if (photo && caption !== '') return [{ photo, caption }];
    unknownFiles += 1;
    return [];
  });
  return { captions, unknownFiles };
}

/** At most `most` of the items, in their order and evenly spaced. */
function evenly<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: Math.max(0, most) },
    (_, index) => items[Math.floor((index * items.length) / most)]!,
  );
}
