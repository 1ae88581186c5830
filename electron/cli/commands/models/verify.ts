/** `sightline models verify`: compares an installed model with its manifest. Runs in the CLI process. */
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { EXIT_CODES } from '../../exit-codes.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatCounted } from '../../output/format.ts';
import { withFetcher } from '../../with-fetcher.ts';

/** Defines `sightline models verify NAME`. */
export function verifyCommand(context: Context): Command {
  return libraryCommand('verify', 'Check that every file of an installed model is as it was installed', [
    ['models verify Xenova/clip-vit-base-patch32', 'ends with 1 when a file is missing or changed'],
    ['models verify Xenova/clip-vit-base-patch32 --json', '{id, name, ok, files, problems}'],
  ])
    .argument('<model>', 'id or name of the model')
    .action((id: string, options: LibraryOptions) => verify(id, options, context));
}

async function verify(id: string, options: LibraryOptions, context: Context): Promise<void> {
  const { output } = context;
  const result = await withFetcher(options, ({ api, signal }) => api.models.verify({ id }, { signal, work: true }));
  if (!result.ok) context.exitCode = EXIT_CODES.couldNotRun;
  if (output.json) return output.data(result);
  for (const { file, reason } of result.problems) output.line(`${result.name}: ${file}: ${reason}`);
  if (result.ok) output.line(`${result.name}: all ${formatCounted(result.files, 'file')} are as they were installed.`);
  else output.note(`To repair it: sightline models rm ${result.name}, then pull or import it again.`);
}
