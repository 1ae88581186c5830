/**
 * Generates the contract's OpenAPI document at first use. Named schemas become components; failures are a single
 * component, because all procedures share the same closed list. Runs in the host process.
 */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import { failureBody } from '../../shared/contract/procedure.ts';
import { ERROR_KINDS } from '../../shared/errors.ts';
import * as schemas from '../../shared/schemas.ts';
import { appVersion } from '../engine/app-root.ts';
import { describeEvents, describeParameters, type OpenApiDocument } from './openapi-descriptions.ts';

let document: Promise<OpenApiDocument> | undefined;

/** Returns the document; forgets a failure, so that the next call tries again. */
export function openApiDocument(): Promise<OpenApiDocument> {
  document ??= generate().catch((thrown: unknown) => {
    document = undefined;
    throw thrown;
  });
  return document;
}

async function generate(): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const made = await generator.generate(contract, {
    info: {
      title: 'Sightline',
      version: appVersion,
      description: [
        'Finds photos by description. Send the token that `sightline serve` printed as `Authorization: Bearer <token>`.',
        'Failures are JSON objects `{code, status, message, data}`; `code` is one of:',
        Object.entries(ERROR_KINDS)
          .map(([kind, { status }]) => `${kind} (${status})`)
          .join(', ') + '.',
      ].join(' '),
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
    commonSchemas: { ...components(), Failure: { schema: failureBody, strategy: 'output' } },
    customErrorResponseBodySchema: (definitions) => ({
      $ref: '#/components/schemas/Failure',
      type: 'object',
      properties: {
        code: { enum: definitions.map(([kind]) => kind), description: 'What kind of failure it is.' },
      },
    }),
  });
  describeParameters(made);
  describeEvents(made);
  return made;
}

/** The named object schemas: `searchFilter` becomes `SearchFilter`. */
function components(): Record<string, { schema: z.ZodType }> {
  const named = Object.entries(schemas).flatMap(([name, schema]) =>
    schema instanceof z.ZodObject || schema instanceof z.ZodUnion
      ? [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, { schema }] as const]
      : [],
  );
  return Object.fromEntries(named);
}
