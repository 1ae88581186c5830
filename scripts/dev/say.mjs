/** One line of `npm run dev` to the terminal, told from what the host says. */
export function say(line) {
  console.error(`dev: ${line}`);
}
