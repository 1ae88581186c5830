/**
 * The clipboard. Electron 44 replaced its methods by asynchronous ones after the web's; both kinds are served here
 * until no test runs in an older one. Runs in the main process.
 */
import { clipboard, nativeImage, type NativeImage } from 'electron';

/** Electron before 44. */
interface EarlierClipboard {
  writeImage(image: NativeImage): void;
}

/** What Electron has from 44 on, also as a name of the module. */
interface LaterElectron {
  ClipboardItem: new (items: Record<string, Blob>) => Electron.ClipboardItem;
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** @param png made by our own encoder: the photo itself is never decoded in this process. */
export async function copyPng(png: Uint8Array): Promise<void> {
  if ('writeImage' in clipboard) {
    (clipboard as unknown as EarlierClipboard).writeImage(nativeImage.createFromBuffer(Buffer.from(png)));
    return;
  }
  const { ClipboardItem } = (await import('electron')) as unknown as LaterElectron;
  await clipboard.write([new ClipboardItem({ 'image/png': new Blob([Uint8Array.from(png)]) })]);
}
