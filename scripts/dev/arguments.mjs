/** Parses the arguments of `npm run dev`. Pure. */

export const USAGE = `npm run dev -- [--desktop] [arguments of the host]

The page from a dev server, inside the real host; processes restart when their code changes.

  --desktop   inside Electron; without it on an address that is printed and opened in a browser

Everything else goes to the host: folders, --data-dir <dir>, --model <dir>; without --desktop also --port <number>,
--root <dir>, --no-open. The library is kept where the host keeps it.

  npm run dev
  npm run dev -- ~/Pictures --data-dir /tmp/library
  npm run dev -- --desktop --data-dir /tmp/library`;

/**
 * @param {readonly string[]} words
 * @returns {{ help: boolean, desktop: boolean, args: string[] }}
 */
export function readArguments(words) {
  return {
    help: words.includes('--help'),
    desktop: words.includes('--desktop'),
    args: words.filter((word) => word !== '--desktop'),
  };
}

/**
 * Converts arguments to the desktop app's form, with an option and its value in one word.
 * @param {readonly string[]} args
 */
export function desktopArguments(args) {
  const joined = [];
  for (let index = 0; index < args.length; index += 1) {
    if (['--data-dir', '--model'].includes(args[index])) joined.push(`${args[index]}=${args[(index += 1)]}`);
    else joined.push(args[index]);
  }
  return joined;
}
