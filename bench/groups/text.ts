/** Measures milliseconds from a query to its vector. */
import { runChild } from '../child.ts';
import { hubClip, starter } from '../fixtures/models.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median } from '../statistics.ts';

/** Realistic queries of three to ten words; each word is one token in ViT-B/32's stand-in vocabulary. */
const QUERIES = [
  'two dogs running on the beach',
  'red car in the snow',
  'a child eating cake at a birthday party',
  'sunset over the sea',
  'black cat sleeping on a couch',
  'people riding horses in the mountains',
  'city street at night in the rain',
  'a woman in white dress dancing at a wedding',
  'coffee and a book on the table',
  'green grass and yellow flowers near a lake',
];

/** Number of tokens that the peer pads to, as its users do: the model's context length. */
const PADDED = { clip: 77, starter: 64 };

export async function textLatency(options: GroupOptions): Promise<Measurement[]> {
  const texts = Array.from({ length: options.quick ? 1 : 5 }, () => QUERIES).flat();
  const measurements: Measurement[] = [];
  for (const model of [await hubClip(), starter]) {
    options.log(`text, ${model.name}`);
    const length = model === starter ? PADDED.starter : PADDED.clip;
    const { output } = await runChild('text-ours', { modelDir: model.dir, texts });
    for (const type of model.peerTypes) {
      const peer = await runChild('text-transformers', { modelDir: model.dir, type, length, texts });
      measurements.push(
        measurement({
          name: `text query p50, ${model.name}`,
          unit: 'ms',
          ours: median(output.milliseconds),
          peer: {
            name: `transformers.js ${type}, padded to ${length}`,
            value: median(peer.output.milliseconds),
          },
          targets: type === model.peerTypes[0] ? [{ figure: 'ours', value: 6 }] : [],
          note: type === model.peerTypes[0] ? `${output.weights} weights` : null,
        }),
      );
    }
  }
  return measurements;
}
