/**
 * Cuts one tower out of an ONNX file that holds both, as optimum and open_clip write them: what leads to the tower's
 * output stays, byte for byte. Running the whole file would cost a picture for each text. Runs in the engine and
 * embedder processes.
 */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { keepTower, SMALL_BYTES } from './kept-towers.ts';
import { readOnnxGraph } from './onnx-graph.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { readOnnxSkeleton } from './onnx-skeleton.ts';
import type { OnnxPiece, OnnxSkeleton } from './onnx-skeleton.ts';
import { pushVarint, readFields } from './protobuf-wire.ts';
import type { TowerFile } from './model-folder.ts';
import type { TowerSource } from './tower-source.ts';

const BLOCK_BYTES = 1 << 20;
/** Field 7 of ModelProto, a message. */
const GRAPH_KEY = 0x3a;
/** Field numbers of GraphProto. */
const FIELD = { node: 1, name: 2, initializer: 5, input: 11, output: 12, sparse: 15 } as const;

/**
 * The model that computes only this tower.
 * @param cacheDir null for no cache. @param small towers up to this many bytes are not kept.
 * @throws CutOffError, Error as reading the file does.
 */
export async function towerSource(
  file: TowerFile,
  cacheDir: string | null,
  small = SMALL_BYTES,
): Promise<TowerSource> {
  if (!file.joint) return { path: file.path, steady: file.installed };
  const skeleton = readOnnxSkeleton(file.path);
  const pieces = piecesOf(skeleton, readOnnxGraph(skeleton.bytes), file.signature.output);
  const graphLength = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  const header = graphHeader(graphLength);
  const modelLength = skeleton.modelPieces.reduce((sum, { start, end }) => sum + end - start, 0);
  const length = modelLength + header.length + graphLength;
  const content = (): AsyncGenerator<Uint8Array> => copy(file.path, [...skeleton.modelPieces, header, ...pieces]);
  // Weights outside of the file are named relative to it, so a copy elsewhere would not find them.
  if (cacheDir === null || length <= small || file.external.length > 0) {
    const blocks: Uint8Array[] = [];
    for await (const block of content()) blocks.push(block);
    return { bytes: Buffer.concat(blocks), weightsFolder: path.dirname(file.path) };
  }
  return keepTower(cacheDir, keptName(file), length, content);
}

/** What the cache calls a tower that is kept in another form. */
export function keptName({ sha256, signature }: TowerFile): string {
  return `${sha256.slice(0, 32)}-${signature.tower}`;
}

/** The graph's fields that lead to `output`: nodes, weights, inputs. Stated types of values in between are left out. */
function piecesOf(skeleton: OnnxSkeleton, graph: OnnxGraph, output: string): OnnxPiece[] {
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  const names = new Set<string>();
  const nodes = new Set<object>();
  const left = [output];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (name === '' || names.has(name)) continue;
    names.add(name);
    const node = producers.get(name);
    if (node === undefined || nodes.has(node)) continue;
    nodes.add(node);
    left.push(...node.inputs, ...node.captured);
  }
  const chosen: OnnxPiece[] = [];
  let node = 0;
  let at = 0;
  for (const field of readFields(skeleton.bytes, graph.field.start, graph.field.end)) {
    const piece = skeleton.graphPieces[at++]!;
    if (field.number === FIELD.node) {
      if (nodes.has(graph.nodes[node++]!)) chosen.push(piece);
    } else if (field.number === FIELD.initializer) {
      if (names.has(nameOf(skeleton.bytes, field, 8))) chosen.push(piece);
    } else if (field.number === FIELD.input) {
      if (names.has(nameOf(skeleton.bytes, field, 1))) chosen.push(piece);
    } else if (field.number === FIELD.output) {
      if (nameOf(skeleton.bytes, field, 1) === output) chosen.push(piece);
    } else if (field.number === FIELD.name || field.number === FIELD.sparse) {
      chosen.push(piece);
    }
  }
  return chosen;
}

function nameOf(bytes: Uint8Array, message: { start: number; end: number }, number: number): string {
  for (const field of readFields(bytes, message.start, message.end)) {
    if (field.number === number) return Buffer.from(bytes.subarray(field.start, field.end)).toString('utf8');
  }
  return '';
}

function graphHeader(length: number): Uint8Array {
  const bytes = [GRAPH_KEY];
  pushVarint(bytes, length);
  return Uint8Array.from(bytes);
}

/** The bytes of the pieces of a file, and bytes that are given as such, block by block. */
async function* copy(
  file: string,
  pieces: readonly (OnnxPiece | Uint8Array)[],
): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) {
        yield piece;
        continue;
      }
      for (let at = piece.start; at < piece.end; ) {
        const block = Buffer.allocUnsafe(Math.min(BLOCK_BYTES, piece.end - at));
        const { bytesRead } = await handle.read(block, 0, block.length, at);
        if (bytesRead === 0) throw new Error(`expected ${piece.end} bytes in ${file}, received ${at}`);
        yield block.subarray(0, bytesRead);
        at += bytesRead;
      }
    }
  } finally {
    await handle.close();
  }
}
