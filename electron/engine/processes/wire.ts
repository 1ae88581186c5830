/**
 * What travels between any two processes, whatever the service: the wire format, handles on services and the typing of
 * both sides of an api.
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
  /** From a service: a record for the log of the host, which alone writes the file. */
  | { type: 'log'; record: LogRecord }
  /** To a utility process, which has no other way to learn that its parent wants it to end. */
  | { type: 'stop' };

/** Names of the service processes. */
export type ServiceName = 'engine' | 'embedder';

/** Starts a service and answers once it has said that it is ready; rejects with `unavailable`. */
export type Spawn = <Api, Event>(name: ServiceName) => Promise<Service<Api, Event>>;

/** What the engine asks; `id` names one embedder for as long as both live. */
export type SpawnRequest =
  { type: 'spawn'; id: number; service: Exclude<ServiceName, 'engine'> } | { type: 'spawn-stop'; id: number };

/** What the host answers. `spawned` comes with one end of a channel to the new process. */
export type SpawnReply =
  | { type: 'spawned'; id: number; pid: number }
  | { type: 'spawn-exited'; id: number; code: number | null; signal: string | null };

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; no limit when left out. */
  readonly timeout?: number;
  /** The call is work that takes as long as it takes; it is not logged as a slow request. */
  readonly work?: boolean;
}

/** A method of an api, whatever it takes. */
type Method = (input: never) => Promise<unknown>;

/** The names of the methods of an api: `close`, and `photos.get` for `get` of the topic `photos`. */
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

/** What a method takes. */
export type InputOf<Api, Name extends MethodName<Api>> =
  MethodOf<Api, Name> extends (input: infer Input) => Promise<unknown> ? Input : never;

/** What a method answers. */
export type OutputOf<Api, Name extends MethodName<Api>> =
  MethodOf<Api, Name> extends (input: never) => Promise<infer Output> ? Output : never;

/** Calls a method by its name. */
export type Call<Api> = <Name extends MethodName<Api>>(
  method: Name,
  input: InputOf<Api, Name>,
  options?: CallOptions,
) => Promise<OutputOf<Api, Name>>;

/** The caller's side of an api: the same methods with call options. */
export type Remote<Api> = {
  readonly [Key in keyof Api]: Api[Key] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, options?: CallOptions) => Promise<Output>
    : Remote<Api[Key]>;
};

/** The answering side: the same methods with a signal that fires when the caller cancels or is gone. */
export type Handlers<Api> = {
  readonly [Key in keyof Api]: Api[Key] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, signal: AbortSignal) => Promise<Output>
    : Handlers<Api[Key]>;
};

/** A handle on a running service: call it, listen to it, learn of its end. */
export interface Service<Api, Event> {
  readonly api: Remote<Api>;
  /** The same as a function. */
  readonly call: Call<Api>;
  readonly pid: number;
  readonly onEvent: (listener: (event: Event) => void) => () => void;
  /** Settles when the process is gone, whatever the reason (exit code 0 included). */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  /** Asks to end, then kills. */
  stop(): Promise<void>;
  readonly failure?: SightlineError;
}
