/**
 * What the desktop app may be started with. The command line writes these words, the app reads them; a second start
 * hands them to the app that runs. Runs in the CLI and main processes.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface LaunchArguments {
  /** Where the library is kept; null for the user's default. Absolute, as all paths here. */
  readonly dataDir: string | null;
  /** A model folder to use instead of the starter model; null for the one in use. */
  readonly modelDir: string | null;
  /** Folders to add to the library. */
  readonly folders: readonly string[];
  /** Check the installation, print the outcome and end; no window. */
  readonly selfTest: boolean;
  /** Show the sample photos while the library has no folder. */
  readonly samples: boolean;
  /** Start in the tray; where there is none, with a window. */
  readonly background: boolean;
}

/**
 * The message that the app sends to the command line that started it, once its window is there (`process.send?.()`).
 */
export const WINDOW_OPEN = 'window-open';

const DATA_DIR = '--data-dir=';
const MODEL = '--model=';
const SELF_TEST = '--self-test';
const NO_SAMPLES = '--no-samples';
const BACKGROUND = '--background';

/** The words for the app's command line. Values are joined with `=`: Chromium may reorder the words. */
export function formatLaunchArguments(launch: LaunchArguments): string[] {
  return [
    ...(launch.dataDir === null ? [] : [DATA_DIR + launch.dataDir]),
    ...(launch.modelDir === null ? [] : [MODEL + launch.modelDir]),
    ...(launch.selfTest ? [SELF_TEST] : []),
    ...(launch.samples ? [] : [NO_SAMPLES]),
    ...(launch.background ? [BACKGROUND] : []),
    ...launch.folders,
  ];
}

/**
 * Reads `process.argv` of the app. Switches that are not the app's own are Chromium's and are passed over.
 * @param appPath the app's folder when it was started as `electron <folder>`: the words up to it are Electron's. Null
 * in a package, where only the program comes first.
 * @param workingDirectory what relative folders are relative to.
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
  const valueOf = (option: string): string | null => {
    // Switches may have been moved in front of the app's folder.
    const value = words.findLast((word) => word.startsWith(option))?.slice(option.length);
    return value ? absolute(value) : null;
  };
  return {
    dataDir: valueOf(DATA_DIR),
    modelDir: valueOf(MODEL),
    selfTest: words.includes(SELF_TEST),
    samples: !words.includes(NO_SAMPLES),
    background: words.includes(BACKGROUND),
    folders: own.filter((word) => word !== '' && !word.startsWith('-')).map(absolute),
  };
}

/** Desktops hand folders over as addresses; one of another machine is left as it is, and then found nowhere. */
function withoutScheme(text: string): string {
  if (!text.startsWith('file://')) return text;
  try {
    return fileURLToPath(text);
  } catch {
    return text;
  }
}
