import { expect, it } from 'vitest';
import { remoteNameOf } from '../../shared/remote-name.ts';

it.each([
  ['https://Clip.Example.com/v1', [], 'clip-example-com'],
  ['https://[::1]:9/', [], '1'],
  ['no address', [], 'remote'],
  ['https://clip.example', ['clip-example', 'clip-example-2'], 'clip-example-3'],
])('The name proposed for a remote encoder at %s beside %j is %s', (url, taken, name) => {
  expect(remoteNameOf(url, taken)).toBe(name);
});
