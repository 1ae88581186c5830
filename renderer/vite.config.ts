/**
 * Builds the page into static files without inline scripts, inline styles or data: URLs, which the page's content
 * security policy forbids. `build.outDir` is given by the caller (scripts/prepare.mjs, or `--outDir`).
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    // The oldest engine the page runs in is Electron 33's.
    target: ['chrome130', 'es2022'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
});
