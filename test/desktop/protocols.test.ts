import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { answerPage, contentSecurityPolicy } from '../../electron/desktop/protocols/page.ts';
import { answerThumbnail } from '../../electron/desktop/protocols/thumbnails.ts';
import type { StaticFile } from '../../electron/host/static-file.ts';
import { SightlineError } from '../../shared/errors.ts';
import { temporaryDirectory } from '../support/temporary.ts';

vi.mock('electron', () => ({}));

describe('the page', () => {
  const file: StaticFile = {
    body: Buffer.from('<html><head></head></html>'),
    type: 'text/html; charset=utf-8',
    etag: '',
    cacheControl: 'no-store',
  };
  const CONTENT_SECURITY_POLICY = contentSecurityPolicy();
  const get = (url: string, method = 'GET'): Response =>
    answerPage({ url, method }, url === 'app://sightline/' ? file : undefined);

  it('The page comes with the policy as header and in itself', async () => {
    const answer = get('app://sightline/');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(await answer.text()).toContain(
      `<meta http-equiv="content-security-policy" content="default-src 'none'`,
    );
  });

  it.each([
    ['app://sightline/none', 'GET', 404],
    ['app://other/', 'GET', 404],
    ['app://sightline/', 'POST', 405],
    ['app://sightline/', 'HEAD', 405],
  ])('The page protocol answers %s with %s: %s, with the policy', (url, method, status) => {
    const answer = get(url, method);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a thumbnail', () => {
  let thumbnailsDir: string;
  let asked: unknown[];

  beforeAll(async () => {
    const root = await temporaryDirectory();
    thumbnailsDir = path.join(root, 'thumbnails');
    mkdirSync(thumbnailsDir);
    writeFileSync(path.join(thumbnailsDir, '1.webp'), 'webp');
    writeFileSync(path.join(root, 'secret'), 'secret');
    symlinkSync('../secret', path.join(thumbnailsDir, '2.webp'));
  });

  const get = (url: string, method = 'GET'): Promise<Response> => {
    asked = [];
    return answerThumbnail(
      { url, method, signal: new AbortController().signal },
      {
        thumbnailsDir,
        engine: {
          thumbnail: (input) => {
            asked.push(input);
            if (input.id === 4) return Promise.reject(new SightlineError('unavailable', 'not now'));
            return Promise.resolve({
              path:
                input.id === 3
                  ? path.join(thumbnailsDir, '../secret')
                  : path.join(thumbnailsDir, `${input.id}.webp`),
            });
          },
        },
      },
    );
  };

  it('A thumbnail has the type of its size, never guessed, and is not kept', async () => {
    const answer = await get('thumb://photo/1?size=large&library=2');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(await answer.text()).toBe('webp');
    expect(asked).toEqual([{ id: 1, size: 'large' }]);
  });

  it.each([
    ['a link that leads out of the folder', 'thumb://photo/2', 404],
    ['a file outside of the folder', 'thumb://photo/3', 404],
    ['a photo that there is not', 'thumb://photo/99', 404],
    ['an engine that is being started again', 'thumb://photo/4', 503],
  ])('A thumbnail is refused for %s', async (_name, url, status) => {
    const answer = await get(url);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).not.toContain('secret');
  });

  it.each([
    'thumb://photo/',
    'thumb://photo/0',
    'thumb://photo/-1',
    'thumb://photo/1.5',
    'thumb://photo/1e3',
    'thumb://photo/9999999999999999',
    'thumb://photo/1/2',
    'thumb://photo/%31',
    'thumb://photo/../1x',
    'thumb://photos/1',
    'thumb://photo/1?size=huge',
  ])('A thumbnail is not asked for by %s', async (url) => {
    expect((await get(url)).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it('A thumbnail is for GET only', async () => {
    for (const method of ['POST', 'HEAD', 'PUT', 'DELETE']) {
      expect((await get('thumb://photo/1', method)).status).toBe(405);
    }
  });
});
