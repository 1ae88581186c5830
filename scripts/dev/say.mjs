/** Prints one line of `npm run dev`, marked to distinguish it from the host's output. */
export function say(line) {
  console.error(`dev: ${line}`);
}
