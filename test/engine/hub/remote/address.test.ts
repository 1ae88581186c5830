import { expect, it } from 'vitest';
import { remoteAddress } from '../../../../electron/engine/hub/remote/address.ts';

it.each(['https://clip.example/v1', 'http://127.0.0.1:8080/', 'http://localhost:9', 'http://[::1]:9/clip'])(
  'Photos may be sent to %s',
  (text) => expect(remoteAddress(text).href).toBe(new URL(text).href),
);

it.each([
  ['http://clip.example/v1', /https:\/\/ in front of clip\.example/],
  ['http://127.0.0.1.example/', /https/],
  ['ftp://clip.example', /begins with https/],
  ['clip.example', /begins with https/],
  ['https://user:secret@clip.example/', /without a name, a password/],
  ['https://clip.example/?key=secret', /without a name, a password/],
])('Photos may not be sent to %s, and the refusal repeats no key', (text, message) => {
  expect(() => remoteAddress(text)).toThrow(message);
  expect(() => remoteAddress(text)).not.toThrow(/secret/);
});
