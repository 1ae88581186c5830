/** Hands the page's state to components without passing it through each of them. */
import { createContext } from 'svelte';
import type { App } from './app.ts';

export const [getApp, setApp] = createContext<App>();
