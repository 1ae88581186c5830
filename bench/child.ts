/**
 * Runs one measurement in a separate process, so that no allocation, thread pool or cache of another one helps or
 * hurts.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { watchMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import { buildDir } from './paths.ts';
import type { ChildName, ChildTypes } from './children/types.ts';

type Answer<Output> = { readonly output: Output } | { readonly error: string };

export interface ChildResult<Output> {
  readonly output: Output;
  /** Peak memory of the child and its own children; null if not measured. */
  readonly peakMemory: Memory | null;
}

/** @throws Error with the child's own message. */
export async function runChild<Name extends ChildName>(
  name: Name,
  input: ChildTypes[Name]['input'],
): Promise<ChildResult<ChildTypes[Name]['output']>> {
  const child = fork(path.join(buildDir, `${name}.js`), [], {
    serialization: 'advanced',
    // Peers print to stdout, which is reserved for the table.
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: [],
  });
  const memory = watchMemory(child.pid ?? 0);
  try {
    const answer = await new Promise<Answer<ChildTypes[Name]['output']>>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Answer<ChildTypes[Name]['output']>));
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`expected an answer of ${name}, received its end (${signal ?? `code ${code}`})`)),
      );
      child.send(input);
    });
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`);
    return { output: answer.output, peakMemory: memory.stop() };
  } finally {
    memory.stop();
    child.kill('SIGKILL');
  }
}

/** The child's side: receives the input and answers once. */
export function answerOnce<Name extends ChildName>(
  measure: (input: ChildTypes[Name]['input']) => Promise<ChildTypes[Name]['output']>,
): void {
  process.once('message', (input) => {
    measure(input as ChildTypes[Name]['input']).then(
      (output) => process.send?.({ output }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
