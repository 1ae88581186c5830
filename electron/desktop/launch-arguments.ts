/**
 * The arguments of the desktop app. The command line formats them and the app parses them; a second start passes them
 * to the running app. Runs in the CLI and main processes.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface LaunchArguments {
  /** The data directory; null for the user's default. Absolute, like all paths here. */
  readonly dataDir: string | null;
  /** A model to use instead of the one in the settings: a name, or an absolute folder; null: that one. */
  readonly model: string | null;
  /** Folders to add to the library. */
  readonly folders: readonly string[];
  /** Check the installation, print the result and exit, without a window. */
  readonly selfTest: boolean;
  /** Show the sample photos while the library has no folder. */
  readonly samples: boolean;
  /** Start in the tray, or with a window if there is no tray. */
  readonly background: boolean;
}

/** The message that the app sends to the command line that started it once its window is open (`process.send?.()`). */
export const WINDOW_OPEN = 'window-open';

const DATA_DIR = '--data-dir=';
const MODEL = '--model=';
const SELF_TEST = '--self-test';
const NO_SAMPLES = '--no-samples';
const BACKGROUND = '--background';

/** Formats the app's arguments. Joins values with `=`, because Chromium may reorder arguments. */
export function formatLaunchArguments(launch: LaunchArguments): string[] {
  return [
    ...(launch.dataDir === null ? [] : [DATA_DIR + launch.dataDir]),
    ...(launch.model === null ? [] : [MODEL + launch.model]),
    ...(launch.selfTest ? [SELF_TEST] : []),
    ...(launch.samples ? [] : [NO_SAMPLES]),
    ...(launch.background ? [BACKGROUND] : []),
    ...launch.folders,
  ];
}

/**
 * Parses the app's `process.argv`. Ignores other switches, which are Chromium's.
 * @param appPath the app's folder if it was started as `electron <folder>`: the arguments up to it are Electron's.
 *   Null in a package, where only the program comes first.
 * @param workingDirectory base of relative folders.
 */
export function parseLaunchArguments(
  argv: readonly string[],
  appPath: string | null,
  workingDirectory: string,
): LaunchArguments {
  const absolute = (text: string): string => path.resolve(workingDirectory, withoutScheme(text));
  const words = argv.slice(1);
  const own =
    appPath === null ? words : words.slice(words.findIndex((word) => absolute(word) === appPath) + 1);
  // Chromium may have moved switches in front of the app's folder.
  const valueOf = (option: string): string =>
    words.findLast((word) => word.startsWith(option))?.slice(option.length) ?? '';
  const dataDir = valueOf(DATA_DIR);
  const model = valueOf(MODEL);
  return {
    dataDir: dataDir === '' ? null : absolute(dataDir),
    model: model === '' ? null : isName(model) ? model : absolute(model),
    selfTest: words.includes(SELF_TEST),
    samples: !words.includes(NO_SAMPLES),
    background: words.includes(BACKGROUND),
    folders: own.filter((word) => word !== '' && !word.startsWith('-')).map(absolute),
  };
}

/** Neither a path nor a link: `starter`, the name of an installed model, or its hub id. */
function isName(model: string): boolean {
  return /^[\w][\w.@+-]*(?:\/[\w][\w.@+-]*)?$/.test(model);
}

/** Desktops pass folders as file URLs. One of another machine stays as it is and will not be found. */
function withoutScheme(text: string): string {
  if (!text.startsWith('file://')) return text;
  try {
    return fileURLToPath(text);
  } catch {
    return text;
  }
}
