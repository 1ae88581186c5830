import { describe, expect, it } from 'vitest';
import { DEFAULT_TEMPLATES, embedLabels } from '../../../electron/engine/embedding/prompts.ts';

/** Two dimensions: the length of the text and a constant, scaled to length 1. */
const encoder = {
  asked: [] as string[],
  understands: (text: string): boolean => !text.includes('猫'),
  async encode(texts: readonly string[]): Promise<Float32Array[]> {
    this.asked.push(...texts);
    return texts.map((text) => {
      const length = Math.hypot(text.length, 10);
      return Float32Array.of(text.length / length, 10 / length);
    });
  },
};

describe('embedLabels', () => {
  it("embedLabels fills OpenAI's seven templates", async () => {
    encoder.asked = [];
    await embedLabels(encoder, ['dog']);
    expect(encoder.asked).toEqual([
      'itap of a dog.',
      'a bad photo of the dog.',
      'a origami dog.',
      'a photo of the large dog.',
      'a dog in a video game.',
      'art of the dog.',
      'a photo of the small dog.',
    ]);
    expect(DEFAULT_TEMPLATES).toHaveLength(7);
  });

  it('embedLabels takes the mean of the templates, at length 1', async () => {
    const [one, two] = await embedLabels(encoder, ['x', 'yyyy'], ['{}', 'a {} and {}']);
    const [a, b] = await encoder.encode(['x', 'a x and x']);
    const mean = [a![0]! + b![0]!, a![1]! + b![1]!];
    const length = Math.hypot(...mean);
    expect(one![0]).toBeCloseTo(mean[0]! / length, 6);
    expect(one![1]).toBeCloseTo(mean[1]! / length, 6);
    expect(Math.hypot(...two!)).toBeCloseTo(1, 6);
  });

  it('embedLabels takes a label as it is, dollars included', async () => {
    encoder.asked = [];
    await embedLabels(encoder, ["$& $1 {}'s"], ['a {}']);
    expect(encoder.asked).toEqual(["a $& $1 {}'s"]);
  });

  it.each([[[]], [['a photo']]])('embedLabels refuses templates %j', async (templates) => {
    await expect(embedLabels(encoder, ['dog'], templates)).rejects.toMatchObject({ kind: 'invalid-input' });
  });

  it('embedLabels refuses labels that the model knows nothing of, because they would all be alike', async () => {
    await expect(embedLabels(encoder, ['dog', '猫', 'a 猫'])).rejects.toThrow(
      'expected labels in words that the model knows, received “猫”, “a 猫”',
    );
  });
});
