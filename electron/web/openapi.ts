/**
 * The OpenAPI document of the contract, made at first use. Schemas that have a name stand in it once, as components;
 * failures are one component, since all procedures share the same closed list. Runs in the host process.
 */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import { failureBody } from '../../shared/contract/procedure.ts';
import { ERROR_KINDS } from '../../shared/errors.ts';
import * as schemas from '../../shared/schemas.ts';
import { appVersion } from '../engine/app-root.ts';

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

let document: Promise<OpenApiDocument> | undefined;

/** The document; a failure is forgotten, so that the next call tries again. */
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

/** The named schemas with fields of their own: `searchFilter` → `SearchFilter`. */
function components(): Record<string, { schema: z.ZodType }> {
  const named = Object.entries(schemas).flatMap(([name, schema]) =>
    schema instanceof z.ZodObject || schema instanceof z.ZodUnion
      ? [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, { schema }] as const]
      : [],
  );
  return Object.fromEntries(named);
}

/** Operations of the document, whatever their path and method. */
function operations({ paths = {} }: OpenApiDocument) {
  return Object.values(paths).flatMap((item) => [item?.get, item?.post, item?.delete].filter((one) => !!one));
}

/** Tools show the description of a parameter, not of its schema, where the generator leaves it. */
function describeParameters(document: OpenApiDocument): void {
  for (const parameter of operations(document).flatMap(({ parameters = [] }) => parameters)) {
    if (!('schema' in parameter) || parameter.schema === undefined) continue;
    const { schema } = parameter;
    if ('description' in schema && schema.description !== undefined) {
      parameter.description = schema.description;
    }
  }
}

/** Fields of a server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
const EVENT_FIELDS = {
  event: '`message`: an event of the library. `done`: the stream has ended. `error`: it has failed.',
  data: 'With `message` the event, with `error` the failure, as JSON.',
  id: 'Id of the event; sent back as Last-Event-ID when the stream is opened again.',
  retry: 'Milliseconds to wait before opening the stream again.',
} as const;

/** The generator wraps events in an envelope of its own, without descriptions. */
function describeEvents(document: OpenApiDocument): void {
  for (const { responses = {} } of operations(document)) {
    const answer = responses['200'];
    const schema = answer && 'content' in answer ? answer.content?.['text/event-stream']?.schema : undefined;
    if (!schema || !('oneOf' in schema)) continue;
    for (const envelope of schema.oneOf ?? []) {
      if (!('properties' in envelope)) continue;
      for (const [name, description] of Object.entries(EVENT_FIELDS)) {
        const field = envelope.properties?.[name];
        if (field) Object.assign(field, { description });
      }
    }
  }
}
