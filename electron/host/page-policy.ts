/** Formats content security policies. Runs in the host process. */

/** The allowed sources by directive. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * @param policy what the page may load.
 * @param more additional sources by directive; only for a dev server (electron/dev/policy.ts).
 */
export function policyText(policy: Policy, more: Policy = {}): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources, ...(more[directive] ?? [])].join(' '))
    .join('; ');
}
