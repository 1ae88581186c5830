/** Puts text on the clipboard, upon a press of a button. Page. */

/** @throws Error when the browser refuses */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The desktop app gives its page no permission; a copy that a press asks for needs none.
    document.addEventListener('copy', (event) => fill(event, text), { once: true });
    if (!document.execCommand('copy')) throw new Error('the clipboard could not be written to');
  }
}

function fill(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}
