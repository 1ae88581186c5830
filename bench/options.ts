/** Parses the benchmark's command line. */
import { parseArgs } from 'node:util';

export interface GroupOptions {
  /** Fewer photos, queries and rounds. */
  readonly quick: boolean;
  readonly log: (line: string) => void;
}

export interface BenchOptions extends GroupOptions {
  /** Groups to run. */
  readonly only: readonly string[];
}

/** @throws TypeError for an unknown option or group. */
export function readOptions(args: readonly string[], groups: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  const only = values.only?.split(',') ?? groups;
  const unknown = only.find((name) => !groups.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`expected groups among ${groups.join(', ')} for --only, received '${unknown}'`);
  }
  return { only, quick: values.quick, log: (line) => console.error(`… ${line}`) };
}
