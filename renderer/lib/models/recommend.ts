/** Which models to recommend: at most three that Sightline recommends and that are not installed. Pure. Page. */
import type { ModelListing } from '../../../shared/schemas.ts';

const MOST = 3;

/** Whether its texts may be written in a language; a model that states none is taken to know English only. */
function understandsLanguage({ languages }: Pick<ModelListing, 'languages'>, language: string): boolean {
  return (languages ?? ['en']).includes(language);
}

/**
 * Those that understand the language come first, each group from the best to the least by published accuracy. The
 * smallest is always among them: not everybody has time and space for the best.
 * @param language ISO 639 code
 */
export function recommendedModels(models: readonly ModelListing[], language: string): ModelListing[] {
  const offered = models.filter(({ recommended, installed }) => recommended && !installed);
  const ranked = [...offered].sort(
    (a, b) =>
      Number(understandsLanguage(b, language)) - Number(understandsLanguage(a, language)) ||
      (b.figures?.imageNet ?? 0) - (a.figures?.imageNet ?? 0),
  );
  const smallest = ranked
    .filter((model) => understandsLanguage(model, language))
    .reduce<ModelListing | null>((least, model) => (least && sizeOf(least) <= sizeOf(model) ? least : model), null);
  const best = ranked.slice(0, MOST);
  if (smallest === null || best.includes(smallest)) return best;
  return [...best.slice(0, MOST - 1), smallest];
}

/** What a library of so many photos needs on the disk for a model's vectors, in bytes: float32 and its int8 copy. */
export function vectorBytes(photos: number, dimensions: number): number {
  return photos * dimensions * 5;
}

const sizeOf = ({ bytes, parametersMillions }: ModelListing): number =>
  bytes ?? (parametersMillions ?? Infinity) * 1e6;
