/**
 * Builds the page into static files without inline scripts, inline styles or data: URLs, all of which the page's
 * content security policy forbids. The caller sets `build.outDir` (scripts/prepare.mjs, or `--outDir`). Build.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    // The oldest engine that runs the page is that of Electron 33.
    target: ['chrome130', 'es2022'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 410,
  },
});
