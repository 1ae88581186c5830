/**
 * Chooses the ONNX file that answers for a tower: the best variant that is there, or the one that the user or
 * config.json asks for. Reads the graphs, not the weights. Runs in the engine and embedder processes.
 */
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { modelInvalid, printable } from './model-error.ts';
import type { ModelFiles } from './model-files.ts';
import type { ConfigJson } from './model-config.ts';
import { candidatesFor, noTower } from './onnx-files.ts';
import type { Dtype, OnnxCandidate } from './onnx-files.ts';
import { readOnnxGraph } from './onnx-graph.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { readOnnxSkeleton } from './onnx-skeleton.ts';
import { explainBadOnnx } from './stranger.ts';
import { signatureOf } from './tower-signature.ts';
import type { FileSignature, Tower, TowerSignature } from './tower-signature.ts';

/**
 * [Note: 8-bit convolutions] Dynamic quantisation takes one range for all of a layer's activations. A vision
 * transformer survives it: its only convolution cuts the patches. A network of convolutions does not: MobileCLIP's
 * 8-bit tower finds little of what its float one finds. From this many 8-bit convolutions on, a tower counts as one.
 */
const CONVOLUTIONAL = 5;

/** Whether a tower is one of convolutions with 8-bit weights, whose embeddings tell little of the pictures. */
export function isCoarse({ signature }: { readonly signature: TowerSignature }): boolean {
  return signature.eightBitConvolutions >= CONVOLUTIONAL;
}

export interface ChosenTower {
  readonly name: string;
  readonly dtype: Dtype | null;
  readonly signature: TowerSignature;
  /** Whether the file holds the other tower too. */
  readonly joint: boolean;
  /** Files with weights that the graph names, relative to the model folder. */
  readonly external: readonly string[];
}

/** What to say of a model whose image tower is one, because its folder has no other. */
export function coarseWarning({ id, visionFile }: { readonly id: string; readonly visionFile: { readonly name: string } }): string {
  return `${id} has an image tower of convolutions in 8 bits only (${visionFile.name}), which finds far less than in 16 or 32 bits: install it again with --dtype fp32 or fp16.`;
}

interface Header {
  readonly graph: OnnxGraph;
  readonly signature: FileSignature;
}

/** Reads the graph of each file once. */
export class OnnxHeaders {
  readonly #files: ModelFiles;
  readonly #headers = new Map<string, Promise<Header>>();

  constructor(files: ModelFiles) {
    this.#files = files;
  }

  /** @throws SightlineError `model-invalid` that says what the file is instead. */
  read(name: string): Promise<Header> {
    const known = this.#headers.get(name);
    if (known !== undefined) return known;
    const header = this.#read(name);
    this.#headers.set(name, header);
    return header;
  }

  async #read(name: string): Promise<Header> {
    const file = this.#files.path(name);
    try {
      const graph = readOnnxGraph(readOnnxSkeleton(file).bytes);
      return { graph, signature: signatureOf(graph) };
    } catch (error) {
      if (error instanceof SightlineError) throw error;
      throw await explainBadOnnx(name, file, error);
    }
  }
}

/**
 * @param dtype the precision that the user asks for; the tower must be there in it.
 * @throws SightlineError `model-invalid`, naming the file, what was expected and what was received.
 */
export async function chooseTower(
  tower: Tower,
  found: readonly OnnxCandidate[],
  headers: OnnxHeaders,
  config: ConfigJson,
  dtype?: Dtype,
): Promise<ChosenTower> {
  const all = candidatesFor(tower, found);
  const asked = dtype === undefined ? all : all.filter((candidate) => candidate.dtype === dtype);
  const told = dtype === undefined ? asked.filter((candidate) => candidate.dtype === toldDtype(candidate, config)) : [];
  for (const candidate of new Set([...told, ...asked])) {
    const { graph, signature } = await headers.read(candidate.name);
    const own = signature[tower];
    if (own === undefined) {
      if (candidate.tower === null) continue;
      throw notThatTower(candidate.name, tower, graph);
    }
    const better =
      dtype === undefined && !told.includes(candidate) && isCoarse({ signature: own })
        ? asked.find((other) => other.dtype === 'fp32' || other.dtype === 'fp16')
        : undefined;
    const chosen = better ?? candidate;
    const header = await headers.read(chosen.name);
    const final = header.signature[tower];
    if (final === undefined) throw notThatTower(chosen.name, tower, header.graph);
    return {
      name: chosen.name,
      dtype: chosen.dtype,
      signature: final,
      joint: Object.keys(header.signature).length === 2,
      external: [...header.graph.locations].sort().map((location) => inside(chosen.name, location)),
    };
  }
  throw noTower(
    tower,
    found.map(({ name }) => name),
  );
}

/** The precision that transformers.js is told to take, by `transformers.js_config.dtype`: one for all, or by file. */
function toldDtype(candidate: OnnxCandidate, config: ConfigJson): string | null {
  const told = config['transformers.js_config']?.dtype ?? null;
  if (told === null || typeof told === 'string') return told;
  return told[candidate.tower === null ? 'model' : `${candidate.tower}_model`] ?? null;
}

/** The path of a file of weights in the model folder. @throws SightlineError if it lies outside. */
function inside(name: string, location: string): string {
  const full = path.posix.normalize(path.posix.join(path.posix.dirname(name), location));
  if (location === '' || path.isAbsolute(location) || /^\.\.(?:\/|$)|[\\\0]|^[A-Za-z]:/.test(full)) {
    throw modelInvalid(name, 'weights inside the model folder', printable(location));
  }
  return full;
}

const ONE: Readonly<Record<Tower, string>> = {
  vision: 'pictures as its input and image_embeds or pooler_output as its output',
  text: 'token ids as its input and text_embeds or pooler_output as its output',
};

function notThatTower(name: string, tower: Tower, graph: OnnxGraph): Error {
  if (graph.inputs.some((input) => input.name === 'spatial_shapes')) {
    return modelInvalid(
      name,
      'pictures of one size as its input',
      'a NaFlex tower, which takes patches of any shape; take the model with a fixed size, such as siglip2-base-patch16-224',
    );
  }
  const names = (values: readonly { name: string }[]): string => values.map((value) => value.name).join(', ');
  return modelInvalid(name, ONE[tower], `the inputs ${names(graph.inputs)} and the outputs ${names(graph.outputs)}`);
}
