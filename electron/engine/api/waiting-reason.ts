/** The reason of a tagging run that only waits for photos to be indexed. Runs in the engine and CLI processes. */

/** @param left how many photos it waits for, at least 1. */
export function waitingReason(left: number): string {
  return `waiting for ${left === 1 ? 'a photo that is' : `${left} photos that are`} still to be indexed`;
}

/** Whether a run's reason is {@link waitingReason}, so that nothing went wrong with it. */
export function isWaitingReason(reason: string): boolean {
  return /^waiting for (?:a photo that is|\d+ photos that are) still to be indexed$/.test(reason);
}
