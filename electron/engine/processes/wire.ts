/**
 * What any two processes exchange, whatever the service: the wire format, handles on services, and the types of both
 * sides of an API. Types only.
 */
import type { ErrorData, SightlineError } from '../../../shared/errors.ts';
import type { LogRecord } from '../log/record.ts';

export type WireMessage =
  | { type: 'ready'; service: string }
  | { type: 'request'; id: number; method: string; input: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'reply'; id: number; output: unknown }
  | { type: 'error'; id: number; error: ErrorData }
  | { type: 'event'; event: unknown }
  /** From a service: a record for the host's log. Only the host writes the file. */
  | { type: 'log'; record: LogRecord }
  /** From a service: it started a process, or one that it started has ended; see descendants.ts. */
  | { type: 'child'; pid: number; lives: boolean }
  /** To a utility process, which can't notice in any other way that its parent wants it to exit. */
  | { type: 'stop' };

/** Names of the service processes. */
export type ServiceName = 'engine' | 'embedder' | 'decoder' | 'fetcher' | 'courier';

/** Starts a service and resolves once it reports that it is ready; rejects with `unavailable`. */
export type Spawn = <Api, Event>(name: ServiceName) => Promise<Service<Api, Event>>;

/** A service's request for another service; `id` identifies it as long as both live. */
export type SpawnRequest =
  { type: 'spawn'; id: number; service: Exclude<ServiceName, 'engine'> } | { type: 'spawn-stop'; id: number };

/** The host's reply. `spawned` carries one end of a channel to the new process. */
export type SpawnReply =
  | { type: 'spawned'; id: number; pid: number }
  | { type: 'spawn-exited'; id: number; code: number | null; signal: string | null };

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; no limit if omitted. */
  readonly timeout?: number;
  /** The call is long-running work, so do not log it as a slow request. */
  readonly work?: boolean;
}

/** Any method of an API. */
type Method = (input: never) => Promise<unknown>;

/** The names of an API's methods: `close`, and `photos.get` for `get` of the topic `photos`. */
export type MethodName<Api> = {
  [Key in keyof Api & string]: Api[Key] extends Method ? Key : `${Key}.${MethodName<Api[Key]>}`;
}[keyof Api & string];

/** The method of that name. */
type MethodOf<Api, Name extends string> = Name extends keyof Api
  ? Api[Name]
  : Name extends `${infer Topic}.${infer Rest}`
    ? Topic extends keyof Api
      ? MethodOf<Api[Topic], Rest>
      : never
    : never;

/** A method's input. */
export type InputOf<Api, Name extends MethodName<Api>> =
  MethodOf<Api, Name> extends (input: infer Input) => Promise<unknown> ? Input : never;

/** A method's output. */
export type OutputOf<Api, Name extends MethodName<Api>> =
  MethodOf<Api, Name> extends (input: never) => Promise<infer Output> ? Output : never;

/** Calls a method by name. */
export type Call<Api> = <Name extends MethodName<Api>>(
  method: Name,
  input: InputOf<Api, Name>,
  options?: CallOptions,
) => Promise<OutputOf<Api, Name>>;

/** The caller's side of an API: the same methods, with call options. */
export type Remote<Api> = {
  readonly [Key in keyof Api]: Api[Key] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, options?: CallOptions) => Promise<Output>
    : Remote<Api[Key]>;
};

/** The serving side of an API: the same methods, with a signal that fires when the caller cancels or is gone. */
export type Handlers<Api> = {
  readonly [Key in keyof Api]: Api[Key] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, signal: AbortSignal) => Promise<Output>
    : Handlers<Api[Key]>;
};

/** A handle on a running service: its methods, events and exit. */
export interface Service<Api, Event> {
  readonly api: Remote<Api>;
  /** {@link api} as a function. */
  readonly call: Call<Api>;
  readonly pid: number;
  readonly onEvent: (listener: (event: Event) => void) => () => void;
  /** Settles when the process has exited, for whatever reason (even with code 0). */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  /** Asks the process to exit, then kills it. */
  stop(): Promise<void>;
  readonly failure?: SightlineError;
}
