/** The model in the status of a library that nothing is wrong with. */
import type { LibraryModel } from '../../shared/schemas.ts';

export function aLibraryModel(change: Partial<LibraryModel>): LibraryModel {
  return {
    id: 'sightline-starter',
    dimensions: 512,
    calibration: 'shipped',
    languages: ['en'],
    name: 'starter',
    space: 'fake',
    variant: 'quantized',
    threads: 2,
    provider: 'cpu',
    imagesPerSecond: null,
    host: null,
    next: null,
    problem: null,
    ...change,
  };
}
