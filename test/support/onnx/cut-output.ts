/** Cuts the embeddings of an ONNX tower, as if its last projection had fewer columns. Test and bench support only. */
import { readFields } from '../../../electron/engine/models/protobuf-wire.ts';
import { TENSOR_TYPES } from './graph.ts';
import { integer, message, text } from './protobuf.ts';

const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE_OUTPUT = 2;

/**
 * @param bytes a model with a single output of [batch, dimensions].
 * @returns the same model with the first `dimensions` numbers of each embedding; scaling to unit length is the reader's.
 */
export function cutOutput(bytes: Buffer, output: string, dimensions: number): Buffer {
  const whole = `${output}_whole`;
  const fields = [...readFields(bytes, 0, bytes.length)];
  return Buffer.concat(
    fields.map((field) => {
      if (field.number !== MODEL_GRAPH) return bytes.subarray(field.keyStart, field.end);
      const parts = [...readFields(bytes, field.start, field.end)].map((part) => {
        if (part.number === GRAPH.output) return new Uint8Array();
        if (part.number === GRAPH.node) return renamed(bytes.subarray(part.start, part.end), output, whole);
        return bytes.subarray(part.keyStart, part.end);
      });
      const [from, to, axis] = [0, dimensions, 1].map((value, index) =>
        vector(`${output}_cut_${index}`, value),
      );
      const inputs = [whole, ...[0, 1, 2].map((index) => `${output}_cut_${index}`)];
      const cut = message(
        GRAPH.node,
        ...inputs.map((input) => text(1, input)),
        text(NODE_OUTPUT, output),
        text(4, 'Slice'),
      );
      return message(MODEL_GRAPH, ...parts, from!, to!, axis!, cut, floatRows(output, dimensions));
    }),
  );
}

/** The graph's field of a node, with one of its outputs under another name. */
function renamed(node: Buffer, from: string, to: string): Uint8Array {
  const fields = [...readFields(node, 0, node.length)].map((field) =>
    field.number === NODE_OUTPUT && node.toString('utf8', field.start, field.end) === from
      ? text(NODE_OUTPUT, to)
      : node.subarray(field.keyStart, field.end),
  );
  return message(GRAPH.node, ...fields);
}

/** An int64 initialiser of one number. */
function vector(name: string, value: number): Uint8Array {
  return message(
    GRAPH.initializer,
    integer(1, 1),
    integer(2, TENSOR_TYPES.int64),
    message(7, integer(0, value).subarray(1)),
    text(8, name),
  );
}

/** A graph output of [batch, dimensions]. */
function floatRows(name: string, dimensions: number): Uint8Array {
  const shape = message(2, message(1, text(2, 'batch')), message(1, integer(1, dimensions)));
  return message(
    GRAPH.output,
    text(1, name),
    message(2, message(1, integer(1, TENSOR_TYPES.float32), shape)),
  );
}
