/** Which figures of a comparison are the best, and the numbers and titles that stand for its models. Pure. Page. */
import type { ComparedModel, ModelListing } from '../../../shared/schemas.ts';

export interface NumberedModel {
  /** From 1; marks the model in the table, in the plot and beside its photos. */
  readonly number: number;
  readonly model: ComparedModel;
}

/** The models that have figures, in their order. */
export function numberedModels(results: readonly ComparedModel[]): NumberedModel[] {
  return results.filter(({ error }) => error === null).map((model, index) => ({ number: index + 1, model }));
}

/**
 * @param values of one figure, a model each; null: it has none.
 * @param tolerance values this close to the best, as a share of it, are as good: timings differ from run to run.
 * @returns which values are the best; none if that would be all of them.
 */
export function bestOf(
  values: readonly (number | null)[],
  better: 'more' | 'less',
  tolerance = 0,
): readonly boolean[] {
  const known = values.filter((value) => value !== null);
  const best = better === 'more' ? Math.max(...known) : Math.min(...known);
  const good = values.map((value) => value !== null && Math.abs(value - best) <= Math.abs(best) * tolerance);
  const all = known.length === good.filter(Boolean).length;
  return all ? values.map(() => false) : good;
}

/** What to call a model: its title, or its name if several models have that title or it is no longer listed. */
export function titleOf(listed: readonly Pick<ModelListing, 'name' | 'title'>[], name: string): string {
  const title = listed.find((model) => model.name === name)?.title;
  const same = listed.filter((model) => model.title === title);
  return title !== undefined && same.length === 1 ? title : name;
}
