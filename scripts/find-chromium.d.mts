/** A Chromium for tests and benches; `reason` says why there is none. */
export function findChromium(): { file: string | null; reason: string };
