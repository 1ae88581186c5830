/** What one runner's report says. */
export interface Figures {
  readonly passed: number;
  /** Tests, files that could not be run, and whatever else failed the run. */
  readonly failures: readonly Failure[];
  /** Titles. */
  readonly skipped: readonly string[];
  /** Titles of those that passed at a later try; they count as passed. */
  readonly retried: readonly string[];
}

export interface Failure {
  readonly title: string;
  /** Relative to the project's folder; empty where none is known. */
  readonly file: string;
  /** First line of the message, without colours. */
  readonly error: string;
}

/** One kind of tests that has run. */
export interface Part {
  readonly name: string;
  readonly figures: Figures;
  /** Wall time. */
  readonly seconds: number;
}

/** @param report what vitest's JSON reporter has written. @param root the project's folder. */
export function readVitest(report: object, root: string): Figures;

/** @param report what Playwright's JSON reporter has written. @param root the project's folder. */
export function readPlaywright(report: object, root: string): Figures;

/** The line of one kind of tests, in the words of `npm test`. */
export function countLine(part: Part): string;

/** The lines that end `npm test`, the parts in the order in which they ran; the last line is `N passed, N failed`. */
export function closingLines(parts: readonly Part[]): string[];
