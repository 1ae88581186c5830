/** The command line in this process, with its two streams caught. For what needs no engine. */
import { run } from '../../electron/cli/run.ts';
import { TextSink } from './text-sink.ts';

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCaptured(...args: string[]): Promise<Captured> {
  const stdout = new TextSink();
  const stderr = new TextSink();
  const code = await run(args, { stdout, stderr });
  return { code, stdout: stdout.text, stderr: stderr.text };
}
