export interface FoundElectron {
  /** A folder laid out like the official zip. */
  readonly dist: string;
  readonly executable: string;
  readonly version: string;
  /** False for the test runtime. */
  readonly official: boolean;
  readonly reason?: undefined;
}
export interface NoElectron {
  readonly reason: string;
}
export function findElectron(): Promise<FoundElectron | NoElectron>;
/** @returns null, or why no window can open here. */
export function ensureVirtualDisplay(): string | null;
