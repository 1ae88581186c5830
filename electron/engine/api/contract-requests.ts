/**
 * The contract's requests without its schemas, so that neither the engine nor the command line loads them. Types only.
 */
import type { ContractProcedure, ErrorMap, InferSchemaOutput, Meta } from '@orpc/contract';
import type { Contract } from '../../../shared/contract.ts';

/** Input of a request that takes none. */
export type Nothing = Record<string, never>;

/** An input after validation by its schema. */
type Checked<Input> = unknown extends Input ? Nothing : Input;

/** A topic, or one request, as functions from validated inputs to outputs. */
type Requests<Node> =
  Node extends ContractProcedure<infer Input, infer Output, ErrorMap, Meta>
    ? (input: Checked<InferSchemaOutput<Input>>) => Promise<InferSchemaOutput<Output>>
    : { readonly [Key in keyof Node]: Requests<Node[Key]> };

/** Every request of the contract by topic and name. */
export type ContractRequests = Requests<Contract>;
