/** An api whose every method goes through one function. Host and engine processes. */
import type { CallOptions, Remote } from './wire.ts';

/** Called with the method's name and what it was given. */
export type Call = (method: string, input: unknown, options?: CallOptions) => Promise<unknown>;

/** @returns an object that has every method; whether there is such a method is for `call` to say. */
export function createRemote<Api>(call: Call): Remote<Api> {
  return new Proxy({} as Record<string, unknown>, {
    get: (_target, method) =>
      // A proxy that answered `then` would be taken for a promise by `await`.
      typeof method === 'string' && method !== 'then'
        ? (input: unknown, options?: CallOptions) => call(method, input, options)
        : undefined,
  }) as Remote<Api>;
}

/** Calls the method of that name of an api. */
export function callMethod(
  api: object | null | undefined,
  method: string,
  input: unknown,
  options?: CallOptions,
): Promise<unknown> {
  const table = api as Record<
    string,
    ((input: unknown, options?: CallOptions) => Promise<unknown>) | undefined
  >;
  return Promise.resolve(table[method]?.(input, options));
}
