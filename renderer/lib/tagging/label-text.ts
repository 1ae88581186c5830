/** A label set as it is written: labels with commas, semicolons (of any script) or line breaks between them. Pure. */
import { LIMITS } from '../../../shared/limits.ts';

export interface WrittenLabels {
  /** As they will be asked for: trimmed, each once (the first way it is written), none empty. */
  readonly labels: readonly string[];
  /** Labels that were written more than once. */
  readonly duplicates: readonly string[];
  readonly tooLong: readonly string[];
}

export function parseLabels(text: string): WrittenLabels {
  const seen = new Map<string, string>();
  const duplicates = new Set<string>();
  const tooLong = new Set<string>();
  for (const part of text.split(/[,;\n\u3001\uFF0C\uFF1B]/)) {
    const label = part.trim().replace(/\s+/g, ' ');
    if (label === '') continue;
    const key = label.toLocaleLowerCase();
    const first = seen.get(key);
    if (first !== undefined) duplicates.add(first);
    else if (label.length > LIMITS.labelCharacters) tooLong.add(label);
    else seen.set(key, label);
  }
  return { labels: [...seen.values()], duplicates: [...duplicates], tooLong: [...tooLong] };
}

export function writeLabels(labels: readonly string[]): string {
  return labels.join(', ');
}

export interface WrittenTemplates {
  readonly templates: readonly string[];
  /** Lines without the place for the label. */
  readonly without: readonly string[];
}

/** Prompt templates, one a line, each with `{}` where the label goes. */
export function parseTemplates(text: string): WrittenTemplates {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    templates: [...new Set(lines.filter((line) => line.includes('{}')))],
    without: lines.filter((line) => !line.includes('{}')),
  };
}
