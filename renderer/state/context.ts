/** Svelte context that hands the page's state to every component. Page. */
import { createContext } from 'svelte';
import type { App } from './app.ts';

export const [getApp, setApp] = createContext<App>();
