/**
 * Recognises what lies in the place of a model's file after a download that went wrong: a Git LFS pointer, a web page,
 * an empty file or half a file. Runs in the engine and embedder processes.
 */
import { open, stat } from 'node:fs/promises';
import { modelInvalid } from './model-error.ts';
import { CutOffError } from './onnx-skeleton.ts';

const HEAD_BYTES = 256;

/** What the first bytes of a file say that it is instead of a model's file, with the way on; null if nothing. */
export function strangerOf(head: Uint8Array): string | null {
  if (head.length === 0) return 'an empty file; download it again';
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return 'a Git LFS pointer instead of the file; run "git lfs pull" in the folder, or download the file itself';
  }
  if (/^(?:<!doctype html|<html|<\?xml|<head|<error)/.test(text)) {
    return 'a web page instead of the file; download the file itself, signed in if the model asks for it';
  }
  return null;
}

/** The first bytes of a file. */
async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Explains why an ONNX file can't be read.
 * @param name relative to the model folder. @param file its path.
 * @param error what reading it threw.
 */
export async function explainBadOnnx(name: string, file: string, error: unknown): Promise<Error> {
  const head = await headOf(file).catch(() => null);
  const stranger = head === null ? null : strangerOf(head);
  if (stranger !== null) return modelInvalid(name, 'an ONNX model', stranger, error);
  if (error instanceof CutOffError) {
    return modelInvalid(
      name,
      `at least ${error.needed} bytes`,
      `${error.size} bytes: a download that was cut off; download it again`,
      error,
    );
  }
  const size = await stat(file).then(
    (info) => `${info.size} bytes that are not one`,
    () => 'a file that cannot be read',
  );
  return modelInvalid(name, 'an ONNX model', `${size} (${(error as Error).message}); download it again`, error);
}
