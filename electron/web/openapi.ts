/** The OpenAPI document of the contract, made at first use. Runs in the host process. */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../shared/contract.ts';
import { ERROR_KINDS } from '../../shared/errors.ts';
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

function generate(): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
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
  });
}
