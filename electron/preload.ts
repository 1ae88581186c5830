/**
 * The only bridge to the page: one object with two functions, and a port that carries the contract. Sends the paths
 * of dropped files to the main process, never to the page. Bundled to one CommonJS file, because a sandboxed preload
 * can't be a module. Runs sandboxed in the window's process, isolated from the page's scripts.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  BRIDGE_CHANNELS,
  MAX_DROPPED,
  PAGE_ORIGIN,
  PORT_MESSAGE,
  type DesktopBridge,
  type DroppedItem,
} from '../shared/bridge.ts';

const bridge: DesktopBridge<File> = {
  connect() {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(BRIDGE_CHANNELS.contract, null, [port2]);
    window.postMessage(PORT_MESSAGE, PAGE_ORIGIN, [port1]);
  },
  async dropped(files) {
    const paths = files.slice(0, MAX_DROPPED).map((file) => webUtils.getPathForFile(file));
    return (await ipcRenderer.invoke(BRIDGE_CHANNELS.drop, paths)) as readonly DroppedItem[];
  },
};

// Expose it only to Sightline's own page, whatever the window may have been made to show.
if (location.origin === PAGE_ORIGIN) contextBridge.exposeInMainWorld('sightline', bridge);
