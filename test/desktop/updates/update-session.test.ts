import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({}));
const { isSafeUpdateAddress } = await import('../../../electron/desktop/updates/update-session.ts');

it.each([
  ['https://photos.example.org/latest.yml', true],
  ['http://photos.example.org/latest.yml', false],
  ['http://127.0.0.1:8080/latest-linux.yml', true],
  ['http://127.0.0.1.example.org/', false],
  ['file:///etc/passwd', false],
  ['ftp://photos.example.org/', false],
  ['', false],
])('The address %s may be asked for updates: %s', (address, safe) => {
  expect(isSafeUpdateAddress(address)).toBe(safe);
});
