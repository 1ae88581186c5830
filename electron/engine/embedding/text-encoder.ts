/**
 * Embeds texts as unit vectors with a model's text tower. Runs in the engine process: a query takes a few milliseconds.
 */
import { modelInvalid, printable } from '../models/model-error.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { hasEightBitWeights } from '../models/onnx-files.ts';
import { readReference } from '../models/reference.ts';
import { openTower } from './open-tower.ts';
import type { EncoderOptions } from './open-tower.ts';
import { serially } from '../../../shared/serially.ts';
import type { InputTensor, OnnxSession } from './session.ts';
import { createTokenizer } from './tokenizer.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { checkOutput, fixedDimension } from './tower-shape.ts';
import { unitRows } from './unit-vectors.ts';

/** How many texts of equal length run together in a model with float weights. */
const FLOAT_BATCH = 16;
/** Embedded at load if the model ships no reference texts. */
const PROBE_TEXTS = ['a photo of a dog', 'sunset over the hills', 'two people at a table, 1987'];
/** Cosine above which a trimmed and a padded text count as equal; quantised activations differ slightly. */
const SAME_WHEN_TRIMMED = 0.995;
const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

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
export async function createTextEncoder(
  model: ModelFolder,
  options: EncoderOptions = {},
): Promise<TextEncoder> {
  const tokenizer = await createTokenizer(model);
  const reference = await readReference(model.files);
  const known = [...(reference?.text ?? [])];
  const probeTexts = known.length > 0 ? known.map(([text]) => text) : PROBE_TEXTS;
  const expected = known.length > 0 ? known.map(([, vector]) => vector) : null;
  const output = model.family === 'clip' ? 'text_embeds' : 'pooler_output';

  const batch = hasEightBitWeights(model.textFile.name) ? 1 : FLOAT_BATCH;
  const check = (session: OnnxSession): void => checkText(session, model, output);
  const { session, weights } = await openTower(
    model.textFile,
    options,
    check,
    (candidate) => run(candidate, tokenizer, probeTexts, output, fixedLength(candidate, model), batch),
    expected,
  );
  let padTo = fixedLength(session, model);
  if (padTo === null && !hasInput(session, 'attention_mask')) {
    padTo = (await trimsExactly(session, tokenizer, output)) ? null : tokenizer.contextLength;
  }

  const queue = serially();
  return {
    weights,
    encode: (texts) => queue(() => run(session, tokenizer, texts, output, padTo, batch)),
    tokenize: (text) => tokenizer.encode(text),
    understands: (text) => tokenizer.understands(text),
    release: () => queue(() => session.release()),
  };
}

const hasInput = (session: OnnxSession, name: string): boolean =>
  session.inputs.some((input) => input.name === name);

/**
 * The length to pad every text to, or null if texts may keep their own: SigLIP was trained on padded texts and pools
 * at the last position, and some exports have a fixed sequence axis.
 */
function fixedLength(session: OnnxSession, model: ModelFolder): number | null {
  const ids = session.inputs.find((input) => input.name === 'input_ids');
  const fixed = fixedDimension(ids?.shape[1]);
  return fixed ?? (model.family === 'siglip' ? model.contextLength : null);
}

/**
 * [Note: trimming] In a model without a mask input, omitting the padding is exact only if the model pools at the
 * end-of-text token under a causal mask, as CLIP does. The graph does not reveal this, so embed one text both ways
 * and compare.
 */
async function trimsExactly(
  session: OnnxSession,
  tokenizer: TextTokenizer,
  output: string,
): Promise<boolean> {
  const [trimmed] = await run(session, tokenizer, [PROBE_TEXTS[0]!], output, null, 1);
  const [padded] = await run(session, tokenizer, [PROBE_TEXTS[0]!], output, tokenizer.contextLength, 1);
  const cosine = trimmed!.reduce((sum, value, index) => sum + value * padded![index]!, 0);
  return cosine >= SAME_WHEN_TRIMMED;
}

function checkText(session: OnnxSession, model: ModelFolder, output: string): void {
  const file = model.textFile.name;
  for (const input of session.inputs) {
    if (!KNOWN_INPUTS.includes(input.name) || !/^int(?:64|32)$/.test(input.type)) {
      throw modelInvalid(
        file,
        `inputs among ${KNOWN_INPUTS.join(', ')} of int64`,
        `${input.name} of ${input.type}`,
      );
    }
  }
  if (!hasInput(session, 'input_ids')) throw modelInvalid(file, 'an input input_ids', 'none');
  const length = fixedLength(session, model);
  if (length !== null && length < model.contextLength) {
    throw modelInvalid(file, `input_ids of at least ${model.contextLength} tokens`, printable(length));
  }
  checkOutput(file, session, output, model.dimensions);
}

/**
 * [Note: one text at a time] Dynamic quantisation takes the range of its activations from the whole batch, so in an
 * 8-bit model a text's vector depends on the rest of the batch (cosine down to 0.99 for the starter). Texts therefore
 * run alone in 8-bit models, which costs a third of the speed, and in batches of equal length, without padding, in
 * float models.
 */
async function run(
  session: OnnxSession,
  tokenizer: TextTokenizer,
  texts: readonly string[],
  output: string,
  padTo: number | null,
  batch: number,
): Promise<Float32Array[]> {
  const encoded = texts.map((text) => tokenizer.encode(text));
  const groups = new Map<number, number[]>();
  for (const [index, ids] of encoded.entries()) {
    const length = padTo ?? ids.length;
    const group = groups.get(length);
    if (group === undefined) groups.set(length, [index]);
    else group.push(index);
  }
  const fixed = fixedDimension(session.inputs[0]?.shape[0]);
  const limit = fixed ?? batch;
  const vectors: Float32Array[] = new Array<Float32Array>(texts.length);
  for (const [length, members] of groups) {
    for (let start = 0; start < members.length; start += limit) {
      const part = members.slice(start, start + limit);
      const count = fixed ?? part.length;
      const rows = Array.from({ length: count }, (_, row) => encoded[part[row] ?? part[0]!]!);
      const result = await session.run(feedsOf(session, rows, length, tokenizer.padId), output);
      for (const [row, vector] of unitRows(result.data, count).entries()) {
        if (row < part.length) vectors[part[row]!] = vector;
      }
    }
  }
  return vectors;
}

function feedsOf(
  session: OnnxSession,
  rows: readonly (readonly number[])[],
  length: number,
  padId: number,
): Record<string, InputTensor> {
  const dims = [rows.length, length];
  const ids: number[] = [];
  const mask: number[] = [];
  for (const row of rows) {
    for (let at = 0; at < length; at += 1) {
      ids.push(row[at] ?? padId);
      mask.push(at < row.length ? 1 : 0);
    }
  }
  const all: Record<string, InputTensor> = {
    input_ids: { data: ids, dims },
    attention_mask: { data: mask, dims },
    token_type_ids: { data: new Array<number>(ids.length).fill(0), dims },
  };
  return Object.fromEntries(session.inputs.map((input) => [input.name, all[input.name]!]));
}
