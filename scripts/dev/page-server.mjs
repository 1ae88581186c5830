/** Runs Vite's dev server for the page. The host passes on its files; only hot updates go directly to the page. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { createServer } from 'vite';
import { pageConfigFile } from '../build/bundles.mjs';

/** Not `/`, because the page's own folder api/ would clash with the host's `/api/`. */
const BASE = '/page/';
const ADDRESS = '127.0.0.1';

/**
 * @param {string} root the project's folder
 * @returns `options` are for the host: see electron/dev/options.ts
 */
export async function startPageServer(root) {
  // A build in the same process defaults to `production`, which would disable hot replacement.
  process.env.NODE_ENV = 'development';
  const http = createHttpServer();
  // Busy with a build, it would close an idle connection in the moment in which the host asks again.
  http.keepAliveTimeout = 0;
  await new Promise((resolve, reject) => http.once('error', reject).listen(0, ADDRESS, resolve));
  const { port: vitePort } = http.address();
  const nonce = randomBytes(16).toString('base64url');
  const vite = await createServer({
    configFile: pageConfigFile(root),
    base: BASE,
    logLevel: 'warn',
    clearScreen: false,
    cacheDir: path.join(root, '.cache/vite'),
    html: { cspNonce: nonce },
    plugins: [licences(root)],
    // Also what only parts of the page import that are loaded later: a dependency that is found then reloads the page.
    optimizeDeps: { entries: ['index.html', '**/*.svelte'] },
    server: {
      // Vite's own server would exit this process at the first signal, before the host has closed its library.
      middlewareMode: true,
      cors: false,
      // The page itself is at the host's address.
      hmr: { server: http, protocol: 'ws', host: ADDRESS, clientPort: vitePort },
    },
  });
  http.on('request', vite.middlewares);
  return {
    options: { vitePort, base: BASE, nonce, token: randomBytes(32).toString('base64url') },
    async close() {
      await vite.close();
      http.close();
      http.closeAllConnections();
    },
  };
}

/** The build generates the notices that the page shows; without a build, they are missing here too. */
function licences(root) {
  return {
    name: 'sightline-licences',
    configureServer({ middlewares }) {
      middlewares.use(`${BASE}licences.txt`, (_request, response) => {
        readFile(path.join(root, 'dist/third-party-notices.txt')).then(
          (text) => response.setHeader('content-type', 'text/plain; charset=utf-8').end(text),
          () => response.writeHead(404).end(),
        );
      });
    },
  };
}
