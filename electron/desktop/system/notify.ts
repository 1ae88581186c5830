/** A notification of the system. Runs in the main process. */
import { Notification } from 'electron';
import { iconFile } from './icons.ts';

/** @param onClick brings the window. Where the system shows none, nothing happens. */
export function notify(title: string, body: string, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body, icon: iconFile(128) });
  notification.on('click', onClick);
  notification.show();
}
