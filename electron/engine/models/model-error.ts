/** Builds the errors that reject a model: file name, what was expected and what was received. Runs in any process. */
import path from 'node:path';
import { starterModelDir } from '../app-root.ts';
import { SightlineError } from '../../../shared/errors.ts';

/** A SightlineError of kind `model-invalid`; `file` is relative to the model folder, with forward slashes. */
export function modelInvalid(
  file: string,
  expected: string,
  received: string,
  cause?: unknown,
): SightlineError {
  return new SightlineError('model-invalid', `${file}: expected ${expected}, received ${received}`, {
    detail: { file },
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Whether a folder or file belongs to the model that comes with Sightline. */
export function comesWithSightline(place: string): boolean {
  const inside = path.relative(starterModelDir, path.resolve(place));
  return !inside.startsWith('..') && !path.isAbsolute(inside);
}

/**
 * Runs work on the model in `dir`. If the model did not come with Sightline, a `model-invalid` failure carries the
 * detail `ownModel`: installing Sightline again would not help.
 */
export async function ofModel<Result>(dir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (comesWithSightline(dir) || !(error instanceof SightlineError) || error.kind !== 'model-invalid') throw error;
    throw new SightlineError(error.kind, error.message, {
      detail: { ...error.detail, ownModel: true },
      cause: error.cause ?? error,
    });
  }
}

/** A short printable form of an unexpected value. */
export function printable(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
