/** What a release must have: name → whether it is on. */
export const RELEASE_FUSES: Readonly<Record<string, boolean>>;
/** The fuses that a binary has. */
export function readFuses(executable: string): Promise<Readonly<Record<string, boolean>>>;
