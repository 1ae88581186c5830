/**
 * Adds descriptions to the OpenAPI document that its generator omits or puts where tools don't look. Runs in the host
 * process.
 */
import type { OpenAPIGenerator } from '@orpc/openapi';

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

/** All operations of the document. */
function operations({ paths = {} }: OpenApiDocument) {
  return Object.values(paths).flatMap((item) => [item?.get, item?.post, item?.delete].filter((one) => !!one));
}

/** Moves descriptions from schemas, where the generator leaves them, to parameters, where tools show them. */
export function describeParameters(document: OpenApiDocument): void {
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

/** Describes the envelope in which the generator wraps events. */
export function describeEvents(document: OpenApiDocument): void {
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
