/** The security invariants of the window, each from the side of a page that means harm. */
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { appRoot } from '../../electron/engine/app-root.ts';
import { expect, test } from './fixtures.ts';
import { callContract, sendOnOwnPort } from './support/contract.ts';
import type { DesktopApp } from './support/desktop-app.ts';

/** A second window with our preload, as only a bug could open it. */
async function openStranger(desktop: DesktopApp, url: string): Promise<Page> {
  const opening = desktop.app.waitForEvent('window');
  const preload = path.join(appRoot, 'dist/node/preload.cjs');
  await desktop.app.evaluate(
    ({ BrowserWindow }, [file, address]) => {
      const webPreferences = { preload: file ?? '', sandbox: true };
      void new BrowserWindow({ show: false, webPreferences }).loadURL(address ?? '');
    },
    [preload, url],
  );
  const stranger = await opening;
  await stranger.waitForLoadState();
  return stranger;
}

test.describe('invariant 1: an isolated, sandboxed page without Node', () => {
  test('The window is made with an isolated, sandboxed page without Node', async ({ desktop, launch }) => {
    await launch();
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
  });

  test('The page has no way to Node, and its process is confined by the kernel', async ({
    desktop,
    launch,
  }) => {
    const page = await launch();
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
    const pid = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    test.skip(process.platform !== 'linux' || !desktop.account.sandboxed, 'the kernel says so on Linux only');
    // 2: a filter of system calls is in force.
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  });
});

test.describe('invariant 2: a strict content security policy', () => {
  test('A strict content security policy comes with every answer, and as a meta tag', async ({ launch }) => {
    const page = await launch();
    const policies = await page.evaluate(async () => {
      const answers = await Promise.all(['/', '/favicon.svg', '/nothing'].map((url) => fetch(url)));
      const meta = document.querySelector('meta[http-equiv="content-security-policy"]');
      return {
        headers: answers.map(({ headers }) => headers.get('content-security-policy')),
        sniffing: answers.map(({ headers }) => headers.get('x-content-type-options')),
        meta: meta?.getAttribute('content') ?? null,
      };
    });
    const [policy] = policies.headers;
    expect(policies.headers).toEqual([policy, policy, policy]);
    expect(policies.sniffing).toEqual(['nosniff', 'nosniff', 'nosniff']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' thumb: blob:");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policies.meta).toContain("default-src 'none'");
  });

  test('Inline scripts, evaluated text, frames and foreign addresses do nothing', async ({ desktop }) => {
    const page = await desktop.launch();
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.harm = 1';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'app://sightline/';
      document.body.append(frame);
      const image = new Image();
      const loaded = await new Promise((resolve) => {
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('refused');
        image.src = 'https://example.com/pixel.png';
      });
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      const evaluated = (() => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the page refuses it
          return new Function('return "ran"')() as string;
        } catch {
          return 'refused';
        }
      })();
      return { harm: 'harm' in window, loaded, fetched, evaluated };
    });
    expect(outcome).toEqual({ harm: false, loaded: 'refused', fetched: 'refused', evaluated: 'refused' });
    expect(page.frames().map((frame) => frame.url())).not.toContain('app://sightline/framed');
  });
});

test.describe('invariant 3: the page comes from a scheme of our own', () => {
  test('The page comes with an origin of our own, as a secure context, and nothing beside the built files', async ({
    desktop,
  }) => {
    const page = await desktop.launch();
    const seen = await page.evaluate(async () => {
      const statusOf = (url: string): Promise<number | string> =>
        fetch(url).then(
          ({ status }) => status,
          () => 'refused',
        );
      return {
        origin: location.origin,
        secure: isSecureContext,
        parent: await statusOf('/../package.json'),
        encoded: await statusOf('/%2e%2e/package.json'),
        post: await fetch('/', { method: 'POST' }).then(({ status }) => status),
        otherHost: await statusOf('app://other/'),
        file: await statusOf('file:///etc/passwd'),
      };
    });
    expect(seen).toEqual({
      origin: 'app://sightline',
      secure: true,
      parent: 404,
      encoded: 404,
      post: 405,
      otherHost: 'refused',
      file: 'refused',
    });
  });
});

test.describe('invariant 4: the page stays where it is', () => {
  test('The page can neither leave, nor open windows, nor embed, nor get permissions', async ({
    desktop,
  }) => {
    const page = await desktop.launch();
    const outcome = await page.evaluate(async () => {
      const opened = window.open('https://example.com/') === null && window.open('about:blank') === null;
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      const clipboard = await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      );
      return { opened, media, clipboard, notifications: await Notification.requestPermission() };
    });
    expect(outcome).toEqual({ opened: true, media: 'denied', clipboard: 'denied', notifications: 'denied' });
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://other/',
      'data:text/html,x',
    ]) {
      await page.evaluate((target) => location.assign(target), address).catch(() => undefined);
    }
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^app:\/\/sightline\/(#.*)?$/);
    const windows = await desktop.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    );
    expect(windows).toEqual(['window']);
  });
});

test.describe('invariant 5: addresses of a fixed list go to the browser', () => {
  test('Addresses of a fixed list go to the browser, all others nowhere', async ({ desktop }) => {
    const page = await desktop.launch();
    await desktop.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await page.evaluate(() => {
      const allowed = 'https://www.electronjs.org/';
      const refused = [
        'http://www.electronjs.org/',
        'https://www.electronjs.org/?x',
        'https://www.electronjs.org@example.com/',
        'https://www.electronjs.org.example.com/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://share/x',
        'not an address',
      ];
      for (const address of [...refused, allowed]) {
        try {
          window.open(address);
        } catch {
          // Not an address.
        }
      }
    });
    await expect
      .poll(() => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
      .toEqual(['https://www.electronjs.org/']);
  });
});

test.describe('invariant 6: messages of our page only, checked and bounded', () => {
  test('Another window with the same preload and the same address gets no answer', async ({
    desktop,
    launch,
  }) => {
    await launch();
    const stranger = await openStranger(desktop, 'app://sightline/nothing');
    expect(await stranger.evaluate(() => 'sightline' in window)).toBe(true);
    const answer = await stranger.evaluate(sendOnOwnPort, '{"i":"probe","p":{"u":"/library/status"}}');
    expect(['closed', 'silence']).toContain(answer);
    const dropped = await stranger.evaluate(() =>
      (window as unknown as { sightline: { dropped(files: File[]): Promise<unknown> } }).sightline
        .dropped([])
        .then(
          () => 'answered',
          () => 'refused',
        ),
    );
    expect(dropped).toBe('refused');
    expect(desktop.output).toContain('dropped a message on sightline:contract from app://sightline');
  });

  test('A page of another origin does not even get the bridge', async ({ desktop, launch }) => {
    await launch();
    const stranger = await openStranger(desktop, 'data:text/html,<h1>stranger</h1>');
    expect(await stranger.evaluate(() => 'sightline' in window)).toBe(false);
  });

  test('Garbage and messages that are too large close the port; the page comes back', async ({ launch }) => {
    const page = await launch();
    const large = JSON.stringify({ i: '1', p: { u: '/library/status', b: 'x'.repeat(1024 * 1024) } });
    for (const message of ['{', 'null', 7, { i: '1' }, large]) {
      expect(await page.evaluate(sendOnOwnPort, message)).toBe('closed');
    }
    expect((await callContract(page, 'library.status')).status).toBe(200);
  });

  test('Input that the contract does not allow is refused with its kind', async ({ launch }) => {
    const page = await launch();
    expect((await callContract(page, 'photos.get', { id: '1; drop' })).status).toBe(400);
    expect((await callContract(page, 'files.trash', { ids: [999_999] })).status).toBe(404);
    expect((await callContract(page, 'files.reveal', { id: 1, path: '/etc/passwd' })).status).toBe(404);
    expect((await callContract(page, 'no.such')).status).toBe(404);
  });
});

test.describe('invariant 7: thumbnails by number only', () => {
  test('Thumbnails come by number only: no other address of the scheme shows anything', async ({
    desktop,
  }) => {
    desktop.addPhotos('One', { names: ['clock.jpg'] });
    const page = await desktop.launch({ folders: [path.join(desktop.photos, 'One')] });
    const show = (url: string): Promise<string> =>
      page.evaluate(
        (source) =>
          new Promise<string>((resolve) => {
            const image = new Image();
            image.onload = () => resolve(`${image.naturalWidth > 0}`);
            image.onerror = () => resolve('refused');
            image.src = source;
          }),
        url,
      );
    await expect.poll(() => show('thumb://photo/1?size=small')).toBe('true');
    const others = [
      'thumb://photo/2',
      'thumb://photo/0',
      'thumb://photo/1/../2',
      'thumb://photo/..%2f..%2flibrary.db',
      'thumb://photo/1?size=huge',
      'thumb://photo/1e0',
      'thumb://file/1',
      'thumb://photo/one',
    ];
    for (const url of others) expect(await show(url), url).toBe('refused');
  });
});

test('The bridge has two functions, and passes on neither paths nor events (invariant 8)', async ({
  launch,
}) => {
  const page = await launch();
  const bridge = await page.evaluate(() => {
    const { sightline } = window as unknown as { sightline: Record<string, unknown> };
    return Object.entries(sightline).map(([name, value]) => `${name}: ${typeof value}`);
  });
  expect(bridge).toEqual(['connect: function', 'dropped: function']);
});

test('The main process loads nothing that decodes or computes (invariant 10)', async ({
  desktop,
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'the kernel lists what is loaded on Linux only');
  const folder = desktop.addPhotos('Some', { names: ['clock.jpg', 'tabby-cat.jpg'] });
  const page = await launch({ folders: [folder] });
  await page.getByLabel('Search your photos').fill('a cat');
  await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'tabby-cat.jpg');
  const maps = readFileSync(`/proc/${desktop.mainPid}/maps`, 'utf8');
  expect(maps).not.toMatch(/vips|onnxruntime|sqlite|\.node$/m);
});

test('WebRTC sends no packet, over UDP or TCP, whatever a script in the page tries', async ({ launch }) => {
  const received = { packets: 0, connections: 0 };
  const udp = createSocket('udp4').on('message', () => received.packets++);
  const tcp = createServer((socket) => {
    received.connections++;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  try {
    const page = await launch();
    const ports = { udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port };
    const candidates = await page.evaluate(async (to) => {
      const account = { username: 'a', credential: 'b' };
      const iceServers = [
        { urls: `stun:127.0.0.1:${to.udp}` },
        { urls: `turn:127.0.0.1:${to.udp}?transport=udp`, ...account },
        { urls: `turn:127.0.0.1:${to.tcp}?transport=tcp`, ...account },
        { urls: `turns:127.0.0.1:${to.tcp}?transport=tcp`, ...account },
      ];
      const found: string[] = [];
      const connection = new RTCPeerConnection({ iceServers });
      connection.onicecandidate = ({ candidate }) => void (candidate && found.push(candidate.candidate));
      connection.createDataChannel('data');
      await connection.setLocalDescription(await connection.createOffer());
      // Long enough for the first packets of a connection that may send some.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      connection.close();
      return found;
    }, ports);
    expect({ ...received, candidates }).toEqual({ packets: 0, connections: 0, candidates: [] });
  } finally {
    udp.close();
    tcp.close();
  }
});
