/**
 * Requests, replies, cancellation and events over a Channel. Each request settles exactly once: by its reply, its
 * error, the caller's cancellation or timeout, or the exit of the other side (even with code 0). Runs in every
 * process.
 */
import { ERROR_KINDS, SightlineError, toSightlineError, type ErrorData } from '../../../shared/errors.ts';
import { log, stackOf } from '../log/log.ts';
import type { Channel } from './channel.ts';
import type { Call, CallOptions, Handlers, OutputOf, MethodName, Remote } from './wire.ts';
import { createRemote } from './remote.ts';

/** Log requests that take longer than this, milliseconds. */
const SLOW_MILLISECONDS = 1_000;

/** The caller's end of a channel. */
export interface Caller<Api, Event> {
  readonly api: Remote<Api>;
  /** {@link api} as a function. */
  readonly call: Call<Api>;
  readonly onEvent: (listener: (event: Event) => void) => () => void;
  /** Number of requests that have not settled. */
  pending(): number;
}

interface PendingRequest {
  settle(outcome: { output: unknown } | { error: SightlineError }): void;
}

/**
 * Calls methods of the service at the other end.
 * @param service the name used in error messages.
 */
export function createCaller<Api, Event>(channel: Channel, service: string): Caller<Api, Event> {
  const pending = new Map<number, PendingRequest>();
  const listeners = new Set<(event: Event) => void>();
  let nextId = 1;
  let closed = false;

  channel.onMessage((message) => {
    if (message.type === 'reply') pending.get(message.id)?.settle({ output: message.output });
    else if (message.type === 'error') {
      pending.get(message.id)?.settle({ error: SightlineError.fromData(message.error) });
    } else if (message.type === 'event') {
      for (const listener of listeners) listener(message.event as Event);
    } else if (message.type === 'log') log.relay(message.record);
  });
  channel.onClose(() => {
    closed = true;
    for (const request of [...pending.values()]) request.settle({ error: goneError(service) });
  });

  const call: Call<Api> = <Name extends MethodName<Api>>(
    method: Name,
    input: unknown,
    options: CallOptions = {},
  ): Promise<OutputOf<Api, Name>> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(goneError(service));
      if (options.signal?.aborted) return reject(cancelledError(method));
      const id = nextId++;
      const started = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const giveUp = (error: SightlineError): void => {
        channel.send({ type: 'cancel', id });
        pending.get(id)?.settle({ error });
      };
      const onAbort = (): void => giveUp(cancelledError(method));
      pending.set(id, {
        settle(outcome) {
          pending.delete(id);
          clearTimeout(timer);
          options.signal?.removeEventListener('abort', onAbort);
          const milliseconds = performance.now() - started;
          if (milliseconds > SLOW_MILLISECONDS && options.work !== true) {
            log.info(`slow request: ${service}.${method} took ${Math.round(milliseconds)} ms`);
          }
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.output as OutputOf<Api, Name>);
        },
      });
      options.signal?.addEventListener('abort', onAbort, { once: true });
      if (options.timeout !== undefined) {
        const limit = options.timeout;
        timer = setTimeout(
          () => giveUp(new SightlineError('timeout', `${service}.${method} took longer than ${limit} ms`)),
          limit,
        );
      }
      channel.send({ type: 'request', id, method, input });
    });

  return {
    api: createRemote(call),
    call,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pending: () => pending.size,
  };
}

/** Answers requests from the other end and lets the service emit events. */
export interface Responder<Event> {
  readonly emit: (event: Event) => void;
}

/**
 * Serves `handlers` on the channel and sends `ready`.
 * @param service name for the handshake, which the parent process checks.
 */
export function serve<Api, Event>(
  channel: Channel,
  service: string,
  handlers: Handlers<Api>,
): Responder<Event> {
  const running = new Map<number, AbortController>();
  channel.onMessage((message) => {
    if (message.type === 'cancel') running.get(message.id)?.abort();
    if (message.type !== 'request') return;
    const { id, method, input } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const answer = async (): Promise<unknown> => {
      const handler = handlerOf(handlers, method);
      if (!handler) throw new SightlineError('internal', `${service} has no method ${method}`);
      return handler(input, controller.signal);
    };
    answer()
      .then(
        (output) => channel.send({ type: 'reply', id, output }),
        (thrown: unknown) => {
          channel.send({ type: 'error', id, error: errorData(thrown, `${service}.${method}`) });
        },
      )
      .finally(() => running.delete(id));
  });
  channel.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });
  channel.send({ type: 'ready', service });
  return { emit: (event) => channel.send({ type: 'event', event }) };
}

/** Logs a fault where it happened, and includes its stack in the reply. */
function errorData(thrown: unknown, request: string): ErrorData {
  const error = toSightlineError(thrown);
  if (!ERROR_KINDS[error.kind].bug) return error.toData();
  if (!error.remote) log.error(`${request} failed`, thrown);
  return { ...error.toData(), stack: `${stackOf(thrown)}\n    in ${request}` };
}

type Handler = (input: unknown, signal: AbortSignal) => Promise<unknown>;

/** The handler of that name: `photos.get` is `get` of the topic `photos`. Undefined if the API doesn't have it. */
function handlerOf(handlers: unknown, method: string): Handler | undefined {
  const found = method
    .split('.')
    .reduce<unknown>((topic, key) => (hasKey(topic, key) ? topic[key] : undefined), handlers);
  return typeof found === 'function' ? (found as Handler) : undefined;
}

function hasKey(value: unknown, key: string): value is Record<string, unknown> {
  return value instanceof Object && Object.hasOwn(value, key);
}

function goneError(service: string): SightlineError {
  return new SightlineError('unavailable', `the ${service} process ended before it answered`);
}

function cancelledError(method: string): SightlineError {
  return new SightlineError('cancelled', `${method} was cancelled`);
}
