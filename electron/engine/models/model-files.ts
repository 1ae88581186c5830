/**
 * Reads the files of a model folder and verifies each against SHA256SUMS before use. Runs in the engine and embedder
 * processes.
 */
import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { SightlineError } from '../../../shared/errors.ts';
import { modelInvalid, printable } from './model-error.ts';
import { rememberedDigest } from './remembered-digests.ts';
import { strangerOf } from './stranger.ts';

const SUMS_FILE = 'SHA256SUMS';
/** Upper limit for a model's JSON files; the largest known tokenizer.json is about 35 MB. */
const LARGEST_JSON = 128 * 1024 * 1024;

/** A file too big to keep in memory: its location and identity. */
export interface ModelFile {
  /** Relative to the model folder, with forward slashes, such as `onnx/text_model_quantized.onnx`. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Hex. Computed from the content if verified, otherwise as listed in SHA256SUMS. */
  readonly sha256: string;
  /** Identifies the verified state on disk; null if the content has not been read yet. */
  readonly stamp: string | null;
}

/** Parses the lines of `sha256sum`: hex digest, space, space or asterisk, name. */
export function parseChecksums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const match = /^([0-9a-fA-F]{64}) [ *](?:\.\/)?(.+)$/.exec(line);
    if (match === null) {
      throw modelInvalid(SUMS_FILE, `"<64 hex digits>  <file>" on line ${index + 1}`, printable(line));
    }
    sums.set(match[2]!, match[1]!.toLowerCase());
  }
  return sums;
}

/** SHA-256 of a file in hex, computed through one small buffer however large the file is. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  const handle = await open(file, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function stampOf(file: string): Promise<{ stamp: string; size: number; changedAt: number }> {
  const { ino, size, mtimeMs, ctimeMs } = await stat(file);
  return { stamp: `${ino}:${size}:${mtimeMs}:${ctimeMs}`, size, changedAt: Math.max(mtimeMs, ctimeMs) };
}

/** The files of one model folder. Names are relative, with forward slashes. */
export class ModelFiles {
  readonly dir: string;
  readonly #sums: ReadonlyMap<string, string>;
  readonly #cacheDir: string | null;

  private constructor(dir: string, sums: ReadonlyMap<string, string>, cacheDir: string | null) {
    this.dir = dir;
    this.#sums = sums;
    this.#cacheDir = cacheDir;
  }

  /**
   * @param cacheDir where digests of big files that SHA256SUMS does not list are remembered; null: nowhere.
   * @throws SightlineError `model-invalid` if `dir` is not a folder or its SHA256SUMS is malformed.
   */
  static async open(dir: string, cacheDir: string | null = null): Promise<ModelFiles> {
    const info = await stat(dir).catch(() => null);
    if (info === null || !info.isDirectory()) {
      throw new SightlineError(
        'model-invalid',
        `${dir}: expected a model folder, received ${info === null ? 'nothing there' : 'a file'}`,
      );
    }
    const sums = await readFile(path.join(dir, SUMS_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return new ModelFiles(dir, parseChecksums(sums), cacheDir);
  }

  path(name: string): string {
    return path.join(this.dir, ...name.split('/'));
  }

  async has(name: string): Promise<boolean> {
    return (await stat(this.path(name)).catch(() => null))?.isFile() === true;
  }

  /** File names in a sub-folder; empty if it is missing. */
  async list(folder: string): Promise<string[]> {
    const names = await readdir(this.path(folder)).catch(() => []);
    return names.sort();
  }

  /** Verified content of a file; null if it does not exist and SHA256SUMS does not list it. */
  async readOptional(name: string): Promise<Buffer | null> {
    let bytes: Buffer;
    try {
      bytes = await readFile(this.path(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !this.#sums.has(name)) return null;
      throw this.#unreadable(name, error);
    }
    this.#compare(name, createHash('sha256').update(bytes).digest('hex'));
    return bytes;
  }

  /** Verified content of a file that must exist. */
  async read(name: string): Promise<Buffer> {
    const bytes = await this.readOptional(name);
    if (bytes === null) throw modelInvalid(name, 'a file of the model', 'nothing there');
    return bytes;
  }

  /** Parses a verified JSON file and checks it against `schema`. */
  async readJson<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>> {
    return this.parseJson(name, await this.read(name), schema);
  }

  /** Parses bytes returned by `read`. */
  parseJson<Schema extends z.ZodType>(name: string, bytes: Buffer, schema: Schema): z.infer<Schema> {
    if (bytes.length > LARGEST_JSON) {
      throw modelInvalid(name, `at most ${LARGEST_JSON} bytes`, `${bytes.length} bytes`);
    }
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch (error) {
      throw modelInvalid(name, 'JSON', strangerOf(bytes) ?? (error as Error).message, error);
    }
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const issue = result.error.issues[0]!;
    const where = issue.path.map(String).join('.');
    const wrong = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], value);
    const expected = issue.message.replace(/^[^:]*: expected /, '').replace(/, received .*$/, '');
    throw modelInvalid(where === '' ? name : `${name}: ${where}`, expected, printable(wrong));
  }

  /**
   * Describes a big file. With `verify`, hashes and compares its content. Otherwise trusts the digest in SHA256SUMS,
   * if listed, until {@link verifyBeforeLoading} checks it. A file that is not listed is hashed once; its digest is
   * remembered until the file is touched.
   * @param weightsOf the ONNX file whose graph names this one, for messages.
   */
  async describe(name: string, verify: boolean, weightsOf?: string): Promise<ModelFile> {
    try {
      const { stamp, size, changedAt } = await stampOf(this.path(name));
      const listed = this.#sums.get(name);
      if (!verify && listed !== undefined) {
        return { name, path: this.path(name), size, sha256: listed, stamp: null };
      }
      const hash = (): Promise<string> => hashFile(this.path(name));
      const sha256 =
        listed === undefined
          ? await rememberedDigest(this.#cacheDir, this.path(name), { text: stamp, changedAt }, hash)
          : await hash();
      this.#compare(name, sha256);
      return { name, path: this.path(name), size, sha256, stamp };
    } catch (error) {
      if (error instanceof SightlineError) throw error;
      if (weightsOf !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw modelInvalid(name, `the weights of ${weightsOf}`, 'nothing there; download this file too', error);
      }
      throw this.#unreadable(name, error);
    }
  }

  #compare(name: string, actual: string): void {
    const expected = this.#sums.get(name);
    if (expected !== undefined && expected !== actual) {
      throw modelInvalid(name, `sha256 ${expected} as ${SUMS_FILE} lists it`, `sha256 ${actual}`);
    }
  }

  #unreadable(name: string, error: unknown): SightlineError {
    const code = (error as NodeJS.ErrnoException).code;
    return modelInvalid(
      name,
      'a readable file',
      code === 'ENOENT' ? 'nothing there' : (error as Error).message,
      error,
    );
  }
}

/**
 * Checks, just before loading, that a described file still matches its digest. Costs nothing if the file has not been
 * touched since it was hashed.
 */
export async function verifyBeforeLoading(file: ModelFile): Promise<void> {
  const now = await stampOf(file.path).catch((error: unknown) => {
    throw modelInvalid(file.name, 'a readable file', (error as Error).message, error);
  });
  if (now.stamp === file.stamp) return;
  const actual = await hashFile(file.path);
  if (actual !== file.sha256) {
    throw modelInvalid(file.name, `sha256 ${file.sha256}`, `sha256 ${actual}`);
  }
}
