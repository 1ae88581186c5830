/**
 * The part of `sightline start` that opens the desktop app; the caller serves the page if that fails. Runs in the CLI
 * process.
 */
import { existsSync } from 'node:fs';
import { appRoot, entryFile } from '../../engine/app-root.ts';
import { realDirectory } from '../../engine/files/real-directory.ts';
import { toPathBytes } from '../../engine/files/path-bytes.ts';
import { forcedFailureArguments } from '../../engine/processes/forced-failure.ts';
import { formatLaunchArguments, type LaunchArguments } from '../../desktop/launch-arguments.ts';
import type { Output } from '../output/output.ts';
import { electronPackageDir, findElectronBinary } from './electron-binary.ts';
import { desktopObstacle } from './obstacle.ts';
import { runDesktop } from './run-desktop.ts';

/**
 * Opens the desktop app and waits until it is closed.
 * @returns its exit code, or, if no window opened, the reason as half a sentence.
 * @throws SightlineError for a missing or unreadable folder, before a window opens.
 */
export async function startDesktop(
  launch: LaunchArguments,
  output: Output,
): Promise<{ readonly exitCode: number } | { readonly reason: string }> {
  const obstacle = desktopObstacle({
    environment: process.env,
    platform: process.platform,
    userId: process.getuid?.() ?? null,
    built: existsSync(entryFile('main')),
  });
  if (obstacle !== null) return { reason: obstacle };
  for (const folder of launch.folders) await realDirectory(toPathBytes(folder));
  const electron = await findElectronBinary({
    packageDir: electronPackageDir(),
    environment: process.env,
    onFetch: (version) =>
      output.note(`Downloading Electron ${version} for the desktop app (once, about 120 MB) …`),
  });
  if ('reason' in electron) return electron;
  const outcome = await runDesktop(electron.file, [
    appRoot,
    ...forcedFailureArguments(),
    ...formatLaunchArguments(launch),
  ]);
  return outcome.started ? { exitCode: outcome.code ?? 1 } : { reason: outcome.reason };
}
