import { describe, expect, it, vi } from 'vitest';
import { isAcceptable } from '../../electron/desktop/contract-port.ts';
import { isOurPage } from '../../electron/desktop/door.ts';
import { isLocal } from '../../electron/desktop/guards.ts';
import { isAllowedLink } from '../../electron/desktop/links.ts';
import { LIMITS } from '../../shared/limits.ts';

vi.mock('electron', () => ({}));

describe('who a message is from', () => {
  const contents = {};
  const frame = { origin: 'app://sightline', parent: null };

  it('A message is from our page: the main frame of the window, at our origin', () => {
    expect(isOurPage({ sender: contents, senderFrame: frame }, contents)).toBe(true);
  });

  it.each([
    ['another window', { sender: {}, senderFrame: frame }],
    ['a frame inside the page', { sender: contents, senderFrame: { ...frame, parent: frame } }],
    ['another origin', { sender: contents, senderFrame: { ...frame, origin: 'app://other' } }],
    ['a file', { sender: contents, senderFrame: { ...frame, origin: 'file://' } }],
    [
      'an origin that only begins like ours',
      { sender: contents, senderFrame: { ...frame, origin: 'app://sightline.example' } },
    ],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
  ])('A message is not from our page: %s', (_name, event) => {
    expect(isOurPage(event, contents)).toBe(false);
  });

  it('A message is from nobody while there is no window', () => {
    expect(isOurPage({ sender: null, senderFrame: frame }, null)).toBe(false);
  });
});

describe('what the port takes', () => {
  const request = (body: unknown): string => JSON.stringify({ i: '1', p: { u: '/library/status', b: body } });
  const withFile = (bytes: number): Uint8Array =>
    Buffer.concat([Buffer.from(request(null)), Buffer.of(0xff), Buffer.alloc(bytes)]);

  it.each([
    ['a request', request(null)],
    ['a cancellation', '{"i":"1","t":4,"p":{}}'],
    ['a request with a file', withFile(1_000_000)],
    ['the same as a plain buffer of the page', Uint8Array.from(withFile(10)).buffer],
  ])('The port takes %s', (_name, data) => {
    expect(isAcceptable(data)).toBe(true);
  });

  it.each([
    ['no JSON', '{'],
    ['an object that was not encoded', { i: '1', p: { u: '/library/status' } }],
    ['a number', 7],
    ['nothing', undefined],
    ['text that is too long', request('x'.repeat(LIMITS.messageBytes))],
    ['a file that is too large', withFile(LIMITS.queryImageBytes + 65_536)],
  ])('The port refuses %s', (_name, data) => {
    expect(isAcceptable(data)).toBe(false);
  });
});

describe('addresses', () => {
  it.each([
    'app://sightline/x',
    'thumb://photo/1',
    'blob:app://sightline/1',
    'data:,x',
    'devtools://devtools/x',
  ])('An address needs no network: %s', (address) => {
    expect(isLocal(address)).toBe(true);
  });

  it.each([
    'http://x',
    'https://x',
    'ws://x',
    'wss://x',
    'ftp://x',
    'file:///etc/passwd',
    'chrome://version',
    'no',
  ])('An address is blocked: %s', (address) => {
    expect(isLocal(address)).toBe(false);
  });

  it('Addresses may go to the browser only when they are exactly one of the list', () => {
    expect(isAllowedLink('https://onnxruntime.ai/')).toBe(true);
    for (const address of [
      'http://onnxruntime.ai/',
      'https://onnxruntime.ai/docs',
      'https://user@onnxruntime.ai/',
      'https://onnxruntime.ai/#x',
      'https://onnxruntime.ai:444/',
      'javascript:alert(1)',
      '',
    ]) {
      expect(isAllowedLink(address), address).toBe(false);
    }
  });
});
