/**
 * The caller's side of an API in two forms: a function that calls a method by name, and an object with the methods.
 * The compiler checks name, input and output of both against the API. Runs in the host and engine processes.
 */
import type { Call, InputOf, MethodName, OutputOf, CallOptions, Remote } from './wire.ts';

/** Replacements for some methods of an API. */
export type Overrides<Api> = {
  readonly [Name in MethodName<Api>]?: (
    input: InputOf<Api, Name>,
    options?: CallOptions,
  ) => Promise<OutputOf<Api, Name>>;
};

/** Creates an object whose methods go through `call`: `remote.photos.get(input)` is `call('photos.get', input)`. */
export function createRemote<Api>(call: Call<Api>): Remote<Api> {
  return remoteAt(call, '') as Remote<Api>;
}

/** Like `call`, except for the methods with an override. */
export function withOverrides<Api>(call: Call<Api>, overrides: Overrides<Api>): Call<Api> {
  return (method, input, options) => {
    const override = overrides[method];
    return override ? override(input, options) : call(method, input, options);
  };
}

/** A topic and a method look alike until called: only the types know which names exist. */
function remoteAt<Api>(call: Call<Api>, path: string): object {
  const method = (input: InputOf<Api, MethodName<Api>>, options?: CallOptions): Promise<unknown> =>
    call(path as MethodName<Api>, input, options);
  return new Proxy(method, {
    get: (_method, key) =>
      // `await` would take a proxy with a `then` for a promise.
      typeof key === 'string' && key !== 'then'
        ? remoteAt(call, path === '' ? key : `${path}.${key}`)
        : undefined,
  });
}
