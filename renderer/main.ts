/** Entry point of the page: connects to the host and mounts the app. Page. */
import { mount } from 'svelte';
import App from './App.svelte';
import { desktopBridge } from './api/bridge.ts';
import { connectPortApi } from './api/port-api.ts';
import { connectWebSocketApi } from './api/websocket-api.ts';
import { createApp } from './state/app.ts';
import { PageErrors } from './state/shell/page-errors.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/menus.css';
import './styles/surfaces.css';

const target = document.getElementById('app');
if (!target) throw new Error("expected an element with the id 'app' in index.html, received none");

const api = desktopBridge ? connectPortApi(desktopBridge) : connectWebSocketApi(window.location);
const errors = new PageErrors(api);
window.addEventListener('error', ({ error }: ErrorEvent) => {
  // Without an error object it is only a browser notice, such as "ResizeObserver loop completed".
  if (error instanceof Error) errors.report(error);
});
window.addEventListener('unhandledrejection', ({ reason }) => errors.report(reason));

const app = createApp({
  api,
  bridge: desktopBridge,
  address: window,
  page: {
    root: document.documentElement,
    languages: () => navigator.languages,
    apple: /mac|iphone|ipad/i.test(navigator.userAgent),
  },
});
mount(App, { target, props: { app } });
app.start();
