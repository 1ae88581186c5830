/** Hands a file to the reader: the browser, or the desktop app's window, saves it where downloads go. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then, and keeps the file.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
