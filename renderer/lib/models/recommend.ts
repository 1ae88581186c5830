/** Which models to recommend: three if there are as many, and none for research only. Pure. Page. */
import type { ModelListing } from '../../../shared/schemas.ts';

const MOST = 3;

/** Whether its texts may be written in a language; a model that states none is taken to know English only. */
export function understandsLanguage(
  { languages }: Pick<ModelListing, 'languages'>,
  language: string,
): boolean {
  return (languages ?? ['en']).includes(language);
}

/**
 * Those that Sightline recommends, and where none of them understands the language, others that do. Those that
 * understand it come first, each group from the best to the least by published accuracy. The
 * smallest is always among them: not everybody has time and space for the best. Where fewer than three are left, because
 * the others are installed, those that come next follow: they understand the language, and are more accurate than the
 * built-in model.
 * @param language ISO 639 code
 * @param kept names of installed models that stay in the list, because they came from it
 */
export function recommendedModels(
  models: readonly ModelListing[],
  language: string,
  kept: ReadonlySet<string> = new Set(),
): ModelListing[] {
  const usable = models.filter(
    ({ commercialUse, installed, name }) => commercialUse !== false && (!installed || kept.has(name)),
  );
  const understood = models.some((model) => model.recommended && understandsLanguage(model, language));
  const ranked = [...usable].sort(
    (a, b) =>
      Number(understandsLanguage(b, language)) - Number(understandsLanguage(a, language)) ||
      accuracyOf(b) - accuracyOf(a),
  );
  const isOffered = (model: ModelListing): boolean =>
    model.recommended || (!understood && understandsLanguage(model, language));
  const offered = ranked.filter(isOffered);
  const least = Math.max(0, ...models.filter(({ source }) => source === 'built-in').map(accuracyOf));
  const next = ranked.filter(
    (model) => !isOffered(model) && understandsLanguage(model, language) && accuracyOf(model) > least,
  );
  const smallest = offered
    .filter((model) => understandsLanguage(model, language))
    .reduce<ModelListing | null>(
      (least, model) => (least && sizeOf(least) <= sizeOf(model) ? least : model),
      null,
    );
  const best = [...offered, ...next].slice(0, MOST);
  if (smallest === null || best.includes(smallest)) return best;
  return [...best.slice(0, MOST - 1), smallest];
}

const accuracyOf = ({ figures }: ModelListing): number => figures?.imageNet ?? 0;

const sizeOf = ({ bytes, parametersMillions }: ModelListing): number =>
  bytes ?? (parametersMillions ?? Infinity) * 1e6;
