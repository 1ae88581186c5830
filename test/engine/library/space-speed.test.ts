import { expect, it } from 'vitest';
import { SpaceSpeed, speedOf } from '../../../electron/engine/library/space-speed.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

it('The speed of a model is the latest of its last run with enough photos, and no other model’s', () => {
  const { store } = library;
  const speed = new SpaceSpeed(store, 'one');
  speed.note(60, 12);
  speed.note(120, 14.5);
  speed.note(120, null);
  expect(speedOf(store, 'one')).toBeNull();
  speed.keep();
  expect(speedOf(store, 'one')).toBe(14.5);
  speed.note(10, 400);
  speed.keep();
  expect(speedOf(store, 'one')).toBe(14.5);
  expect(speedOf(store, 'two')).toBeNull();
});
