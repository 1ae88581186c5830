/**
 * Weights of a tower that are reached through links, as in a cache of the hub: ONNX Runtime refuses them, because they
 * lie outside of the model's folder. The graph gets their real names instead. Runs in the engine and embedder
 * processes.
 */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { modelInvalid } from './model-error.ts';
import type { TowerFile } from './model-folder.ts';
import { messageField, readFields, WIRE } from './protobuf-wire.ts';
import type { TowerSource } from './tower-source.ts';

/** Field numbers that lead from ModelProto to the entries of external_data: graph, initializer, external_data. */
const ROAD = [7, 5, 13] as const;
const ENTRY = { key: 1, value: 2 } as const;

/**
 * The tower with weights under their real names, in the one folder that they lie in; `source` itself if nothing is
 * linked.
 * @throws SightlineError `model-invalid` if the links lead to several folders.
 */
export async function withLinkedWeights(file: TowerFile, source: TowerSource): Promise<TowerSource> {
  const folder = path.dirname(file.path);
  const real = new Map<string, string>();
  let linked = false;
  for (const each of file.external) {
    const target = await realpath(each.path);
    linked ||= target !== path.join(await realpath(folder), path.relative(folder, each.path));
    real.set(path.relative(folder, each.path).split(path.sep).join('/'), target);
  }
  if (!linked) return source;
  const folders = new Set([...real.values()].map((target) => path.dirname(target)));
  const [weightsFolder] = folders;
  if (weightsFolder === undefined || folders.size > 1) {
    throw modelInvalid(file.name, 'weights in one folder', `links into ${folders.size} folders`);
  }
  const bytes = 'bytes' in source ? source.bytes : await readFile(source.path);
  const names = new Map([...real].map(([name, target]) => [name, path.basename(target)]));
  return { bytes: renamed(bytes, 0, bytes.length, 0, names), weightsFolder };
}

/** The message in `bytes[start, end)` with other locations; `depth` says where on the {@link ROAD} it is. */
function renamed(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  names: ReadonlyMap<string, string>,
): Buffer {
  if (depth === ROAD.length) return renamedEntry(bytes, start, end, names);
  const parts: Uint8Array[] = [];
  for (const field of readFields(bytes, start, end)) {
    if (field.number === ROAD[depth] && field.wire === WIRE.bytes) {
      parts.push(...messageField(field.number, renamed(bytes, field.start, field.end, depth + 1, names)));
    } else {
      parts.push(bytes.subarray(field.keyStart, field.end));
    }
  }
  return Buffer.concat(parts);
}

function renamedEntry(
  bytes: Uint8Array,
  start: number,
  end: number,
  names: ReadonlyMap<string, string>,
): Buffer {
  const fields = [...readFields(bytes, start, end)];
  const text = (number: number): string => {
    const field = fields.find((each) => each.number === number);
    return field === undefined ? '' : Buffer.from(bytes.subarray(field.start, field.end)).toString('utf8');
  };
  const name = text(ENTRY.key) === 'location' ? names.get(path.posix.normalize(text(ENTRY.value))) : undefined;
  if (name === undefined) return Buffer.from(bytes.subarray(start, end));
  return externalEntry('location', name);
}

/** An entry of a tensor's `external_data`. */
export function externalEntry(key: string, value: string): Buffer {
  return Buffer.concat([
    ...messageField(ENTRY.key, Buffer.from(key)),
    ...messageField(ENTRY.value, Buffer.from(value)),
  ]);
}

