/**
 * The requests of the contract as a process without schemas sees them: types only, so that neither the engine nor the
 * command line loads the schemas.
 */
import type { ContractProcedure, ErrorMap, InferSchemaOutput, Meta } from '@orpc/contract';
import type { Contract } from '../../../shared/contract.ts';

/** What a request without input takes. */
export type Nothing = Record<string, never>;

/** What a schema made of an input. */
type Checked<Input> = unknown extends Input ? Nothing : Input;

/** A topic, or one request, with inputs that were checked and the outputs that are asked for. */
type Requests<Node> =
  Node extends ContractProcedure<infer Input, infer Output, ErrorMap, Meta>
    ? (input: Checked<InferSchemaOutput<Input>>) => Promise<InferSchemaOutput<Output>>
    : { readonly [Key in keyof Node]: Requests<Node[Key]> };

/** Every request of the contract by its topic and name. */
export type ContractRequests = Requests<Contract>;
