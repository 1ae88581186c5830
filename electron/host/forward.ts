/**
 * Forwards requests that the engine answers exactly as the contract declares them: the compiler checks that topic,
 * name, input and output are the same on both sides. Runs in the host process.
 */
import { isContractProcedure } from '@orpc/contract';
import { contract, type Contract } from '../../shared/contract.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import type { ContractRequests } from '../engine/api/contract-requests.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import type { Call } from '../engine/processes/wire.ts';
import type { HostContext } from './context.ts';
import { procedures } from './procedures.ts';

type Topic = Exclude<keyof Contract & keyof EngineApi, 'classify'>;
type Procedures = typeof procedures;

type At<Node, Name> = Name extends keyof Node ? Node[Name] : never;

/** A procedure of the contract with its handler. */
type Implemented<Procedure> = Procedure extends { handler(...handler: never[]): infer Result }
  ? Result
  : never;

/** Names in a topic that the engine answers exactly as the contract declares. */
type Forwarded<Of extends Topic> = {
  [Name in keyof Contract[Of] & keyof EngineApi[Of]]: EngineApi[Of][Name] extends At<
    ContractRequests[Of],
    Name
  >
    ? Name
    : never;
}[keyof Contract[Of] & keyof EngineApi[Of]];

/** The host's own answers: required where the engine answers differently, optional elsewhere. */
type Own<Of extends Topic> = {
  readonly [Name in Exclude<keyof Contract[Of], Forwarded<Of>>]: Implemented<At<Procedures[Of], Name>>;
} & { readonly [Name in Forwarded<Of>]?: Implemented<At<Procedures[Of], Name>> };

type Answered<Of extends Topic> = {
  [Name in keyof Contract[Of]]: Implemented<At<Procedures[Of], Name>>;
};

interface Request {
  readonly context: HostContext;
  readonly input: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The part of the base's procedures that {@link forward} uses. */
type AnyProcedures = Record<string, { handler(answer: (request: Request) => Promise<unknown>): unknown }>;
type Called = Parameters<Call<EngineApi>>;

/**
 * Builds a topic of the router whose requests go to the engine, except for those that the host answers itself. A read
 * is cancelled when the page that requested it is gone; a change is not.
 */
export function forward<Of extends Topic>(topic: Of, own: Own<Of>): Answered<Of> {
  const all = procedures[topic] as unknown as AnyProcedures;
  const answers = Object.entries(contract[topic]).map(([name, procedure]) => {
    const answered = (own as Record<string, unknown>)[name];
    if (answered !== undefined) return [name, answered];
    const method = `${topic}.${name}` as Called[0];
    const { changes } = metaOf(procedure);
    const answer = ({ context, input, signal }: Request): Promise<unknown> =>
      context.call(method, input as Called[1], changes ? {} : { signal });
    return [name, all[name]?.handler(answer)];
  });
  return Object.fromEntries(answers) as Answered<Of>;
}

function metaOf(procedure: unknown): ProcedureMeta {
  if (!isContractProcedure(procedure)) throw new TypeError('expected a procedure of the contract');
  return procedure['~orpc'].meta as ProcedureMeta;
}
