import { expect, it } from 'vitest';
import { isHubId, isMirror } from '../../../../renderer/lib/models/hub-input.ts';
import { hubId, hubMirror } from '../../../../shared/schemas.ts';

it.each(['Xenova/clip', 'a/b.c-d_e', 'clip', 'a/b/c', '../b', 'a/b..c', 'a--b/c', '', `a/${'b'.repeat(220)}`])(
  'The page and the contract agree on whether “%s” is a model of the hub',
  (text) => expect(isHubId(text)).toBe(hubId.safeParse(text).success),
);

it.each([
  'https://mirror.example/hub',
  'http://localhost:80',
  'http://127.0.0.1:8080/x',
  'http://[::1]:1',
  'http://mirror.example',
  'http://localhost.example',
  'https://a:b@mirror.example',
  'https://mirror.example?a',
  'mirror.example',
  'ftp://mirror.example',
  '',
  `https://mirror.example/${'a'.repeat(220)}`,
])('The page and the contract agree on whether “%s” is a mirror', (text) =>
  expect(isMirror(text)).toBe(hubMirror.safeParse(text).success),
);
