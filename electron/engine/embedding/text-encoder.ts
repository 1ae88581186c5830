/**
 * Embeds texts as unit vectors with a model's text tower. Runs in the engine process: a query takes a few milliseconds.
 */
import { modelInvalid, ofModel, printable } from '../models/model-error.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { hasEightBitWeights } from '../models/onnx-files.ts';
import { readReference } from '../models/reference.ts';
import { applyHead } from './apply-head.ts';
import { openTower } from './open-tower.ts';
import type { EncoderOptions } from './open-tower.ts';
import { serially } from '../../../shared/serially.ts';
import type { InputTensor, OnnxSession, OutputTensor } from './session.ts';
import { createTokenizer } from './tokenizer.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { checkOutput, checkWidth, embeddingRows, fixedDimension } from './tower-shape.ts';

/** How many texts of equal length run together in a model with float weights. */
const FLOAT_BATCH = 16;
/** Embedded at load if the model ships no reference texts. */
const PROBE_TEXTS = ['a photo of a dog', 'sunset over the hills', 'two people at a table, 1987'];
/** Cosine above which a trimmed and a padded text count as equal; quantised activations differ slightly. */
const SAME_WHEN_TRIMMED = 0.995;
/** Inputs beside the token ids that can be filled in. */
const BESIDE_IDS = ['attention_mask', 'token_type_ids', 'position_ids'];

export interface TextEncoder {
  /** Form of the weights in use, such as `int8`. */
  readonly weights: string;
  /** Returns a unit vector, [dimensions], for each text; truncates texts to the model's context length. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  /** Token ids as the model receives them, including special tokens but no padding. */
  tokenize(text: string): number[];
  /** False for a text of which the model knows no piece; its vector says nothing about it. */
  understands(text: string): boolean;
  release(): Promise<void>;
}

/** Loads the text tower only. @throws SightlineError `model-invalid` naming the file. */
export function createTextEncoder(model: ModelFolder, options: EncoderOptions = {}): Promise<TextEncoder> {
  return ofModel(model.dir, () => openTextEncoder(model, options));
}

async function openTextEncoder(model: ModelFolder, options: EncoderOptions): Promise<TextEncoder> {
  const tokenizer = await createTokenizer(model);
  const reference = await readReference(model.files);
  const known = [...(reference?.text ?? [])];
  const probeTexts = known.length > 0 ? known.map(([text]) => text) : PROBE_TEXTS;
  const expected = known.length > 0 ? known.map(([, vector]) => vector) : null;

  const tower: TowerRun = {
    tokenizer,
    ...{ input: model.textFile.signature.input, output: model.textFile.signature.output },
    batch: hasEightBitWeights(model.textFile.name) ? 1 : FLOAT_BATCH,
    finish: finishing(model),
    file: model.textFile.name,
  };
  const { session, weights } = await openTower(
    model.textFile,
    options,
    (candidate) => checkText(candidate, model),
    async (candidate) =>
      (await runAnyLength(candidate, tower, probeTexts, fixedLength(candidate, model))).vectors,
    expected,
  );
  let padTo = fixedLength(session, model);
  if (padTo === null && !hasInput(session, 'attention_mask')) {
    padTo = (await trimsExactly(session, tower)) ? null : tokenizer.contextLength;
  }

  const queue = serially();
  return {
    weights,
    encode: (texts) =>
      ofModel(model.dir, () =>
        queue(async () => {
          const done = await runAnyLength(session, tower, texts, padTo);
          padTo = done.padTo;
          return done.vectors;
        }),
      ),
    tokenize: (text) => tokenizer.encode(text),
    understands: (text) => tokenizer.understands(text),
    release: () => queue(() => session.release()),
  };
}

/** What it takes to run a text tower. */
interface TowerRun {
  readonly tokenizer: TextTokenizer;
  /** Names of the token ids and of the embeddings. */
  readonly input: string;
  readonly output: string;
  /** How many texts of equal length run together. */
  readonly batch: number;
  /** Makes embeddings, [rows.length, dimensions], of what the tower gives. */
  readonly finish: (result: OutputTensor, lengths: readonly number[]) => Float32Array;
  /** Named by failures. */
  readonly file: string;
}

const hasInput = (session: OnnxSession, name: string): boolean =>
  session.inputs.some((input) => input.name === name);

/**
 * The length to pad every text to, or null if texts may keep their own: SigLIP was trained on padded texts and pools
 * at the last position, and some exports have a fixed sequence axis.
 */
function fixedLength(session: OnnxSession, model: ModelFolder): number | null {
  const ids = session.inputs.find((input) => input.name === model.textFile.signature.input);
  const fixed = fixedDimension(ids?.shape[1]);
  return fixed ?? (model.family === 'siglip' ? model.contextLength : null);
}

/**
 * [Note: trimming] In a model without a mask input, omitting the padding is exact only if the model pools at the
 * end-of-text token under a causal mask, as CLIP does. The graph does not reveal this, so embed one text both ways
 * and compare.
 */
async function trimsExactly(session: OnnxSession, tower: TowerRun): Promise<boolean> {
  const texts = [PROBE_TEXTS[0]!];
  const { vectors, padTo } = await runAnyLength(session, tower, texts, null);
  if (padTo !== null) return false;
  const [trimmed] = vectors;
  const [padded] = await run(session, tower, texts, tower.tokenizer.contextLength);
  const cosine = trimmed!.reduce((sum, value, index) => sum + value * padded![index]!, 0);
  return cosine >= SAME_WHEN_TRIMMED;
}

/**
 * Runs texts at the length `padTo`, or at their own. Some exports declare a free length and yet have one baked into a
 * node, which fails then: they get padded texts.
 * @returns the length that worked, for the next call.
 */
async function runAnyLength(
  session: OnnxSession,
  tower: TowerRun,
  texts: readonly string[],
  padTo: number | null,
): Promise<{ vectors: Float32Array[]; padTo: number | null }> {
  if (padTo !== null) return { vectors: await run(session, tower, texts, padTo), padTo };
  try {
    return { vectors: await run(session, tower, texts, null), padTo: null };
  } catch (error) {
    const { contextLength } = tower.tokenizer;
    const vectors = await run(session, tower, texts, contextLength).catch(() => {
      throw error;
    });
    return { vectors, padTo: contextLength };
  }
}

function checkText(session: OnnxSession, model: ModelFolder): void {
  const { name: file, signature } = model.textFile;
  const known = [signature.input, ...BESIDE_IDS];
  for (const input of session.inputs) {
    if (!known.includes(input.name) || !/^int(?:64|32)$/.test(input.type)) {
      throw modelInvalid(file, `inputs among ${known.join(', ')} of int64`, `${input.name} of ${input.type}`);
    }
  }
  if (!hasInput(session, signature.input)) throw modelInvalid(file, `an input ${signature.input}`, 'none');
  const length = fixedLength(session, model);
  if (length !== null && length < model.contextLength) {
    throw modelInvalid(
      file,
      `${signature.input} of at least ${model.contextLength} tokens`,
      printable(length),
    );
  }
  if (!signature.perToken) checkOutput(file, session, signature.output, model.dimensions);
}

/** Turns the tower's output into embeddings, and checks their width. */
function finishing(model: ModelFolder): TowerRun['finish'] {
  const { textHead: head, textFile, dimensions } = model;
  return ({ data, dims }, lengths) => {
    const rows = head === null ? data : applyHead(head, data, dims, lengths);
    checkWidth(textFile.name, textFile.signature.output, rows.length / lengths.length, dimensions);
    return rows;
  };
}

/**
 * [Note: one text at a time] Dynamic quantisation takes the range of its activations from the whole batch, so in an
 * 8-bit model a text's vector depends on the rest of the batch (cosine down to 0.99 for the starter). Texts therefore
 * run alone in 8-bit models, which costs a third of the speed, and in batches of equal length, without padding, in
 * float models.
 */
async function run(
  session: OnnxSession,
  tower: TowerRun,
  texts: readonly string[],
  padTo: number | null,
): Promise<Float32Array[]> {
  const { tokenizer, input, output, batch } = tower;
  const encoded = texts.map((text) => tokenizer.encode(text));
  const groups = new Map<number, number[]>();
  for (const [index, ids] of encoded.entries()) {
    const length = padTo ?? ids.length;
    const group = groups.get(length);
    if (group === undefined) groups.set(length, [index]);
    else group.push(index);
  }
  const fixed = fixedDimension(session.inputs.find(({ name }) => name === input)?.shape[0]);
  const limit = fixed ?? batch;
  const vectors: Float32Array[] = new Array<Float32Array>(texts.length);
  for (const [length, members] of groups) {
    for (let start = 0; start < members.length; start += limit) {
      const part = members.slice(start, start + limit);
      const count = fixed ?? part.length;
      const rows = Array.from({ length: count }, (_, row) => encoded[part[row] ?? part[0]!]!);
      const result = await session.run(feedsOf(session, input, rows, length, tokenizer.padId), output);
      const lengths = rows.map((row) => Math.min(row.length, length));
      const all = embeddingRows(tower.file, output, tower.finish(result, lengths), count);
      for (const [row, vector] of all.entries()) {
        if (row < part.length) vectors[part[row]!] = vector;
      }
    }
  }
  return vectors;
}

function feedsOf(
  session: OnnxSession,
  input: string,
  rows: readonly (readonly number[])[],
  length: number,
  padId: number,
): Record<string, InputTensor> {
  const dims = [rows.length, length];
  const ids: number[] = [];
  const mask: number[] = [];
  const positions: number[] = [];
  for (const row of rows) {
    for (let at = 0; at < length; at += 1) {
      ids.push(row[at] ?? padId);
      mask.push(at < row.length ? 1 : 0);
      positions.push(at);
    }
  }
  const all: Record<string, InputTensor> = {
    attention_mask: { data: mask, dims },
    token_type_ids: { data: new Array<number>(ids.length).fill(0), dims },
    position_ids: { data: positions, dims },
    [input]: { data: ids, dims },
  };
  return Object.fromEntries(session.inputs.map((each) => [each.name, all[each.name]!]));
}
