/** Turns weights of an ONNX tower into NaN, as a conversion gone wrong does. Test support only. */
import { readFile, writeFile } from 'node:fs/promises';
import { readFields } from '../../../electron/engine/models/protobuf-wire.ts';

const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR = { name: 8, rawData: 9 } as const;

/** @param named what the names of the weights contain; those of `projection` reach every embedding. */
export async function breakWeights(file: string, named = 'projection'): Promise<void> {
  const bytes = await readFile(file);
  let broken = 0;
  for (const graph of readFields(bytes, 0, bytes.length)) {
    if (graph.number !== MODEL_GRAPH) continue;
    for (const tensor of readFields(bytes, graph.start, graph.end)) {
      if (tensor.number !== GRAPH_INITIALIZER) continue;
      const fields = [...readFields(bytes, tensor.start, tensor.end)];
      const name = fields.find(({ number }) => number === TENSOR.name);
      const data = fields.find(({ number }) => number === TENSOR.rawData);
      if (!name || !data || !bytes.toString('utf8', name.start, name.end).includes(named)) continue;
      // All bits set is NaN.
      bytes.fill(0xff, data.start, data.end);
      broken += 1;
    }
  }
  if (broken === 0) throw new Error(`${file} has no weights named ${named}`);
  await writeFile(file, bytes);
}
