/**
 * The base of every topic of the router: contract, context, and mapping of failures to the closed kinds. Runs in the
 * host process.
 */
import { mapEventIterator } from '@orpc/client';
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract.ts';
import type { HostContext } from './context.ts';
import { failIfForced } from '../engine/processes/forced-failure.ts';
import { toFailure } from './failures.ts';
import type { FaultNotice } from './faults.ts';

/**
 * Validates inputs and outputs inside the middleware (index Infinity means "just before the handler"), so that
 * validation failures are mapped like all others.
 */
const implementer = implement(contract)
  .$config({ initialInputValidationIndex: Infinity, initialOutputValidationIndex: Infinity })
  .$context<HostContext>();

/** Implements a procedure with `procedures.<topic>.<name>.handler(…)`. */
export const procedures = implementer.use(async ({ next, context, path }) => {
  const request = path.join('.');
  const report = (thrown: unknown): FaultNotice => context.faults.report(thrown, request);
  try {
    failIfForced('host', request);
    const result = await next();
    if (!isStream(result.output)) return result;
    const output = mapEventIterator(result.output, {
      value: (value) => Promise.resolve(value),
      error: (thrown) => Promise.resolve(toFailure(thrown, report)),
    });
    return { ...result, output };
  } catch (thrown) {
    throw toFailure(thrown, report);
  }
});

function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
