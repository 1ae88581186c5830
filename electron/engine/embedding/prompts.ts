/**
 * Embeds labels through prompt templates: normalises each template's embedding, averages them, and normalises again.
 * Ensembling in the embedding space follows Radford et al., "Learning Transferable Visual Models From Natural
 * Language Supervision" (2021), section 3.1.4, https://arxiv.org/abs/2103.00020. Runs in the engine process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { TextEncoder } from './text-encoder.ts';
import { meanDirection } from './unit-vectors.ts';

/**
 * The seven templates that OpenAI found to work slightly better on ImageNet than all eighty
 * (https://github.com/openai/CLIP/blob/main/notebooks/Prompt_Engineering_for_ImageNet.ipynb).
 */
export const DEFAULT_TEMPLATES: readonly string[] = [
  'itap of a {}.',
  'a bad photo of the {}.',
  'a origami {}.',
  'a photo of the large {}.',
  'a {} in a video game.',
  'art of the {}.',
  'a photo of the small {}.',
];

/**
 * @param templates each with `{}` as the label's placeholder.
 * @returns a unit vector for each label.
 * @throws SightlineError `invalid-input` if there are no templates, one lacks `{}`, or the model knows no piece of a
 * label: every such label would get the same vector.
 */
export async function embedLabels(
  encoder: Pick<TextEncoder, 'encode' | 'understands'>,
  labels: readonly string[],
  templates: readonly string[] = DEFAULT_TEMPLATES,
): Promise<Float32Array[]> {
  const odd = templates.find((template) => !template.includes('{}'));
  if (templates.length === 0 || odd !== undefined) {
    throw new SightlineError(
      'invalid-input',
      `expected templates with {} in the place of the label, received ${odd === undefined ? 'none' : JSON.stringify(odd)}`,
    );
  }
  const unknown = labels.filter((label) => !encoder.understands(label));
  if (unknown.length > 0) {
    throw new SightlineError(
      'invalid-input',
      `expected labels in words that the model knows, received ${unknown.map((label) => `“${label}”`).join(', ')}`,
    );
  }
  const prompts = labels.flatMap((label) =>
    templates.map((template) => template.replaceAll('{}', () => label)),
  );
  const vectors = await encoder.encode(prompts);
  return labels.map((_, index) =>
    meanDirection(vectors.slice(index * templates.length, (index + 1) * templates.length)),
  );
}
