/**
 * Failures on purpose, for tests of how failures are told: `--self-test=fail-<process>` on the command line of a host
 * makes certain requests of that process fail as a fault in the code would. Runs in every process; nothing else arms it.
 */
const SWITCH = '--self-test=fail-';

/** Processes that can be made to fail, and their requests that then do. */
const REQUESTS = {
  /** Of the contract, in the host that implements it; the command line's own. */
  host: ['search.query', 'search'],
  engine: ['search.query'],
  embedder: ['embedImage', 'metadata'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FailingProcess = keyof typeof REQUESTS | 'page';

/** Names that may follow `--self-test=fail-`, of a command that has no page. */
export const FAILING_PROCESSES: readonly FailingProcess[] = ['host', 'engine', 'embedder'];

/** The same of a command that shows the page, and of the desktop app; see electron/host/failing-page.ts. */
export const FAILING_WITH_PAGE: readonly FailingProcess[] = [...FAILING_PROCESSES, 'page'];

/** The words that a process passes on to those that it starts. */
export function forcedFailureArguments(argv: readonly string[] = process.argv): string[] {
  return argv.filter((word) => word.startsWith(SWITCH));
}

/** Whether a process was told to fail. */
export function mustFail(name: FailingProcess, argv: readonly string[] = process.argv): boolean {
  return argv.includes(SWITCH + name);
}

/** @throws Error, as a fault in the code would, when this request of this process was told to fail. */
export function failIfForced(name: keyof typeof REQUESTS, request: string): void {
  const requests: readonly string[] = REQUESTS[name];
  if (mustFail(name) && requests.includes(request)) {
    throw new Error(`the ${name} process was told to fail`);
  }
}

/** Handlers of a service, of which some fail when the process was told to. */
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

/** The handlers with one of them replaced, by its topic and name. */
function withHandler(handlers: object, [first = '', ...rest]: string[], handler: unknown): object {
  const topic = (handlers as Record<string, object>)[first] ?? {};
  return { ...handlers, [first]: rest.length === 0 ? handler : withHandler(topic, rest, handler) };
}
