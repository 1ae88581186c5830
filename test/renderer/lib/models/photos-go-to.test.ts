import { expect, it } from 'vitest';
import { photosGoTo } from '../../../../renderer/lib/models/photos-go-to.ts';

it('The page says where photos go while a remote encoder answers or takes over, and nowhere else', () => {
  const next = (name: string) => ({ id: name, name, waiting: 3 });
  expect(photosGoTo(null)).toBeNull();
  expect(photosGoTo({ host: null, next: null })).toBeNull();
  expect(photosGoTo({ host: null, next: next('clip') })).toBeNull();
  expect(photosGoTo({ host: 'clip.example', next: next('starter') })).toBe('clip.example');
  expect(photosGoTo({ host: null, next: next('remote:desk') })).toBe('remote:desk');
});
