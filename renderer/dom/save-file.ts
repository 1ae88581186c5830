/** Downloads a file to wherever the browser or the desktop window saves downloads. Page. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By then the download has started and holds on to the data.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
