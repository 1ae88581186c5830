/** Formats search results: ranked lines for readers, the documented JSON for scripts. Runs in the CLI process. */
import type { SearchResult } from '../../../shared/schemas.ts';
import { formatCount, formatPercent } from './format.ts';
import type { Output } from './output.ts';

export const CUT_LINE = '-- below the cut --';

/** Strength (or similarity, or the metric that was asked for) and path, best first; a line separates the matches from weaker hits. */
export function hitLines(hits: SearchResult['hits']): string[] {
  const lines: string[] = [];
  let above = true;
  for (const hit of hits) {
    if (above && hit.match === false) {
      lines.push(CUT_LINE);
      above = false;
    }
    lines.push(`${hit.value?.toFixed(4) ?? formatPercent(hit.strength)}  ${hit.path}`);
  }
  return lines;
}

/**
 * `{query, model, hits: [{id, path, cosine, strength, match}]}`, best first; both objects also have the further known
 * fields. `query` is the text, or null for an image alone; `image` is its path.
 */
export function resultData(result: SearchResult, image: string | null): object {
  return {
    query: result.query.text,
    model: result.model,
    hits: result.hits.map((hit) => ({
      id: hit.id,
      path: hit.path,
      cosine: hit.cosine,
      strength: hit.strength,
      match: hit.match,
      ...(hit.value === undefined ? {} : { value: hit.value }),
      width: hit.width,
      height: hit.height,
      takenAt: hit.takenAt,
    })),
    image,
    rough: result.rough,
    understood: result.understood,
    searched: result.searched,
    waiting: result.waiting,
    milliseconds: result.milliseconds,
  };
}

/**
 * Prints a result in the requested form.
 * @param model the `--model` of the command, for advice on how to index with it.
 */
export function printResult(
  result: SearchResult,
  image: string | null,
  output: Output,
  model?: string,
): void {
  if (output.json) {
    output.data(resultData(result, image));
    return;
  }
  for (const line of hitLines(result.hits)) output.line(line);
  if (!result.understood) {
    output.note(
      `The model knows nothing of “${result.query.text ?? ''}”: its vocabulary has no piece of it. Describe it in other words.`,
    );
    return;
  }
  if (result.waiting > 0) {
    const word = model === undefined ? '' : ` --model ${quoted(model)}`;
    const photos = result.waiting === 1 ? '1 photo waits' : `${formatCount(result.waiting)} photos wait`;
    output.note(
      `${result.model} has not indexed any photo of this library yet: ${photos}. Index them with: sightline index${word}`,
    );
    return;
  }
  if (result.hits.length === 0) output.note('No photos to show: no indexed photos match the filters.');
  if (result.rough) output.note('Strengths are approximate until 200 photos are indexed with this model.');
}

/** An argument as a shell reads it back. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
