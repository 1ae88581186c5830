/** Builds the errors that reject a model: file name, what was expected and what was received. Pure. */
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

/** A short printable form of an unexpected value. */
export function printable(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
