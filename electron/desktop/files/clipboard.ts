/**
 * Writes to the clipboard. Electron 44 replaced its methods with asynchronous ones modelled on the web's; this
 * supports both until no test runs in an older version. Runs in the main process.
 */
import { clipboard, nativeImage, type NativeImage } from 'electron';

/** The clipboard of Electron before 44. */
interface EarlierClipboard {
  writeImage(image: NativeImage): void;
}

/** What Electron offers from 44 on, also as an export of the module. */
interface LaterElectron {
  ClipboardItem: new (items: Record<string, Blob>) => Electron.ClipboardItem;
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** Puts an image on the clipboard. @param png from our own encoder: this process never decodes photos. */
export async function copyPng(png: Uint8Array): Promise<void> {
  if ('writeImage' in clipboard) {
    (clipboard as unknown as EarlierClipboard).writeImage(nativeImage.createFromBuffer(Buffer.from(png)));
    return;
  }
  const { ClipboardItem } = (await import('electron')) as unknown as LaterElectron;
  await clipboard.write([new ClipboardItem({ 'image/png': new Blob([Uint8Array.from(png)]) })]);
}
