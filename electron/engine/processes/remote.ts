/**
 * The caller's side of an api in two forms: a function that calls a method by its name, and an object that has the
 * methods. The compiler checks name, input and output of either against the api. Runs in the host and engine processes.
 */
import type { Call, InputOf, MethodName, OutputOf, CallOptions, Remote } from './wire.ts';

/** What takes the place of some methods of an api. */
export type Overrides<Api> = {
  readonly [Name in MethodName<Api>]?: (
    input: InputOf<Api, Name>,
    options?: CallOptions,
  ) => Promise<OutputOf<Api, Name>>;
};

/** An object whose methods go through `call`: `remote.photos.get(input)` is `call('photos.get', input)`. */
export function createRemote<Api>(call: Call<Api>): Remote<Api> {
  return remoteAt(call, '') as Remote<Api>;
}

/** As `call`, but for the methods that have an override. */
export function withOverrides<Api>(call: Call<Api>, overrides: Overrides<Api>): Call<Api> {
  return (method, input, options) => {
    const override = overrides[method];
    return override ? override(input, options) : call(method, input, options);
  };
}

/** A topic and a method look alike until one is called: only the types know which names there are. */
function remoteAt<Api>(call: Call<Api>, path: string): object {
  const method = (input: InputOf<Api, MethodName<Api>>, options?: CallOptions): Promise<unknown> =>
    call(path as MethodName<Api>, input, options);
  return new Proxy(method, {
    get: (_method, key) =>
      // A proxy that answered `then` would be taken for a promise by `await`.
      typeof key === 'string' && key !== 'then'
        ? remoteAt(call, path === '' ? key : `${path}.${key}`)
        : undefined,
  });
}
