import { expect, it } from 'vitest';
import { hubMirror } from '../../../shared/schemas.ts';

it.each([
  'https://hf-mirror.example',
  'https://mirror.example/hf',
  'http://localhost:8080',
  'http://127.0.0.1:9000/hub',
  'http://[::1]:9000',
])('A mirror may be %s', (address) => {
  expect(hubMirror.safeParse(address).success).toBe(true);
});

it.each([
  'http://mirror.example',
  'http://localhost.example',
  'ftp://mirror.example',
  'file:///etc/passwd',
  'https://ada:secret@mirror.example',
  'https://mirror.example/?to=elsewhere',
  'mirror.example',
  `https://mirror.example/${'a'.repeat(300)}`,
])('A mirror may not be %s', (address) => {
  expect(hubMirror.safeParse(address).success).toBe(false);
});
