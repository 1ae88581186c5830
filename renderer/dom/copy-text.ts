/** Copies text to the clipboard. Page. */

/** Call it in response to a click. @throws Error when the browser refuses */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The desktop app grants its page no clipboard permission, but the copy command needs none after a click.
    document.addEventListener('copy', (event) => fill(event, text), { once: true });
    if (!document.execCommand('copy')) throw new Error('the clipboard could not be written to');
  }
}

function fill(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}
