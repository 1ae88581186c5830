import { expect, it } from 'vitest';
import { SpaceSpeed, speedOf } from '../../../electron/engine/library/space-speed.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

let now = 0;
const seconds = (count: number): void => void (now += 1_000 * count);

it('The speed of a model is that of its last run with enough photos, and no other model’s', () => {
  const { store } = library;
  const speed = new SpaceSpeed(store, 'one', () => now);
  const run = (embedded: number, copies = 0): void => {
    speed.running(true);
    seconds(5);
    speed.stored({ embedded, copies });
    speed.running(false);
  };
  run(60);
  expect(speedOf(store, 'one')).toBeNull();
  speed.keep();
  expect(speedOf(store, 'one')).toBe(12);
  run(10);
  speed.keep();
  expect(speedOf(store, 'one')).toBe(12);
  expect(speedOf(store, 'two')).toBeNull();
});

it('The speed of a model counts neither copies nor time without embedding', () => {
  const { store } = library;
  const speed = new SpaceSpeed(store, 'copies', () => now);
  speed.running(true);
  seconds(5);
  speed.stored({ embedded: 100, copies: 80 });
  speed.running(false);
  seconds(1_000);
  speed.stored({ embedded: 100, copies: 0 });
  speed.keep();
  expect(speedOf(store, 'copies')).toBe(20);
  speed.running(true);
  seconds(5);
  speed.stored({ embedded: 60, copies: 5_000 });
  speed.keep();
  expect(speedOf(store, 'copies')).toBe(20);
});
