import { isContractProcedure } from '@orpc/contract';
import { expect, it } from 'vitest';
import { openApiDocument } from '../../electron/web/openapi.ts';
import { contract } from '../../shared/contract.ts';
import { ERROR_KINDS } from '../../shared/errors.ts';

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: { readonly content?: Record<string, unknown> };
  readonly responses?: Record<string, { readonly content?: Record<string, { readonly schema?: unknown }> }>;
}

function procedures(
  node: unknown,
  path: readonly string[] = [],
): { name: string; method: string; path: string }[] {
  if (isContractProcedure(node)) {
    const { method = 'POST', path: route = '' } = node['~orpc'].route;
    return [{ name: path.join('.'), method: method.toLowerCase(), path: route }];
  }
  return Object.entries(node as object).flatMap(([key, child]) => procedures(child, [...path, key]));
}

const document = await openApiDocument();
const paths = (document.paths ?? {}) as Record<string, Record<string, Operation>>;

it('The document is OpenAPI 3.1 of this version, served below /api, with the token as its security', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.info.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(document.servers).toEqual([{ url: '/api' }]);
  expect(document.security).toEqual([{ token: [] }]);
  expect(document.components?.securitySchemes).toHaveProperty('token');
});

it('The OpenAPI document holds every procedure of the contract and nothing else', () => {
  const listed = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: operation.operationId, method, path })),
  );
  const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }): number =>
    String(a.name).localeCompare(String(b.name));
  expect(listed.sort(byName)).toEqual(procedures(contract).sort(byName));
});

it.each(procedures(contract))(
  'The OpenAPI document describes answers and failures of $name',
  ({ method, path }) => {
    const { responses = {} } = paths[path]?.[method] ?? {};
    const statuses = new Set(Object.values(ERROR_KINDS).map(({ status }) => String(status)));
    expect(new Set(Object.keys(responses))).toEqual(new Set(['200', ...statuses]));
    const failures = JSON.stringify(responses);
    for (const kind of Object.keys(ERROR_KINDS)) expect(failures).toContain(`"${kind}"`);
  },
);

it('The OpenAPI document describes the upload as multipart and the events as a stream', () => {
  expect(paths['/search/images']?.['post']?.requestBody?.content).toHaveProperty(['multipart/form-data']);
  expect(Object.keys(paths['/events']?.['get']?.responses?.['200']?.content ?? {})).toEqual([
    'text/event-stream',
  ]);
});
