/**
 * Deliberate failures, to test how Sightline reports faults: `--self-test=fail-<process>` on a host's command line
 * makes certain requests of that process fail like a bug in the code. Nothing else enables this. Runs in every
 * process.
 */
const SWITCH = '--self-test=fail-';

/** Processes that can be made to fail, and the requests that then fail. */
const REQUESTS = {
  /** The first is of the contract, in the host that implements it; the second is the command line's own. */
  host: ['search.query', 'search'],
  engine: ['search.query'],
  embedder: ['embedImage', 'metadata'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FailingProcess = keyof typeof REQUESTS | 'page';

/** Names that may follow `--self-test=fail-` in commands without a page. */
export const FAILING_PROCESSES: readonly FailingProcess[] = ['host', 'engine', 'embedder'];

/** The same for commands with a page and the desktop app; see electron/host/failing-page.ts. */
export const FAILING_WITH_PAGE: readonly FailingProcess[] = [...FAILING_PROCESSES, 'page'];

/** The arguments that a process passes on to the processes it starts. */
export function forcedFailureArguments(argv: readonly string[] = process.argv): string[] {
  return argv.filter((word) => word.startsWith(SWITCH));
}

/** Whether the command line tells a process to fail. */
export function mustFail(name: FailingProcess, argv: readonly string[] = process.argv): boolean {
  return argv.includes(SWITCH + name);
}

/** @throws Error, like a bug in the code, if the command line tells this request of this process to fail. */
export function failIfForced(name: keyof typeof REQUESTS, request: string): void {
  const requests: readonly string[] = REQUESTS[name];
  if (mustFail(name) && requests.includes(request)) {
    throw new Error(`the ${name} process was told to fail`);
  }
}

/** Wraps a service's handlers so that some fail if the command line says so. */
export function withForcedFailures<Served extends object>(
  name: keyof typeof REQUESTS,
  handlers: Served,
): Served {
  if (!mustFail(name)) return handlers;
  let served: object = handlers;
  for (const request of REQUESTS[name]) {
    const fail = (): Promise<void> => Promise.resolve().then(() => failIfForced(name, request));
    served = withHandler(served, request.split('.'), fail);
  }
  return served as Served;
}

/** The handlers with one of them, given by topic and name, replaced. */
function withHandler(handlers: object, [first = '', ...rest]: string[], handler: unknown): object {
  const topic = (handlers as Record<string, object>)[first] ?? {};
  return { ...handlers, [first]: rest.length === 0 ? handler : withHandler(topic, rest, handler) };
}
