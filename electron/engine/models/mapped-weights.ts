/**
 * Lets the runtime map a tower's weights into memory instead of copying them. A model as a file or as bytes costs its
 * weights twice while it is opened; one whose graph says that the weights lie outside, in the very same file, costs
 * only the pages that are used: of a table of 49,408 tokens, the rows of the query. Runs in the engine and embedder
 * processes.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { externalEntry } from './linked-weights.ts';
import { replaceOnnxWeights } from './onnx-skeleton.ts';
import { messageField, pushVarint } from './protobuf-wire.ts';
import type { TowerSource } from './tower-source.ts';

/** Smaller weights stay in the graph: the runtime computes with some of them while it opens the model. */
const MAPPED_BYTES = 64 * 1024;
/** Field numbers of TensorProto. */
const FIELD = { externalData: 13, dataLocation: 14 } as const;
/** Of `data_location`: the weights lie in a file of their own. */
const EXTERNAL = 1;

/**
 * The same tower with mapped weights. A file that somebody may write or take away meanwhile is left as it is: the
 * process would crash on the next page of it.
 * @param least weights of fewer bytes stay in the graph.
 * @throws Error as reading the file does.
 */
export function withMappedWeights(source: TowerSource, least = MAPPED_BYTES): TowerSource {
  if ('bytes' in source || !source.steady) return source;
  // The runtime refuses weights behind a link that leads out of their folder.
  const file = realpathSync(source.path);
  const bytes = replaceOnnxWeights(file, ({ start, end, movable }) =>
    movable && end - start >= least ? locationOf(path.basename(file), start, end - start) : null,
  );
  return { bytes, weightsFolder: path.dirname(file) };
}

/** See "External Data" in https://github.com/onnx/onnx/blob/main/docs/ExternalData.md. */
function locationOf(location: string, offset: number, length: number): Uint8Array {
  const entries = { location, offset: String(offset), length: String(length) };
  const dataLocation: number[] = [];
  pushVarint(dataLocation, FIELD.dataLocation << 3);
  pushVarint(dataLocation, EXTERNAL);
  return Buffer.concat([
    ...Object.entries(entries).flatMap(([key, value]) =>
      messageField(FIELD.externalData, externalEntry(key, value)),
    ),
    Uint8Array.from(dataLocation),
  ]);
}
