/** The text of a content security policy. Runs in the host process. */

/** Directive → the sources that it lets through. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * @param policy what the page may load.
 * @param more sources beyond it, by directive; only a dev server brings any (electron/dev/policy.ts).
 */
export function policyText(policy: Policy, more: Policy = {}): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources, ...(more[directive] ?? [])].join(' '))
    .join('; ');
}
