/** Shows a system notification. Runs in the main process. */
import { Notification } from 'electron';
import { iconFile } from './icons.ts';

/** Does nothing if the system does not show notifications. @param onClick opens the window. */
export function notify(title: string, body: string, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body, icon: iconFile(128) });
  notification.on('click', onClick);
  notification.show();
}
