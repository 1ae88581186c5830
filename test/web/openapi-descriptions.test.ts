/** Every procedure, parameter and property of the OpenAPI document says what it is. */
import { expect, it } from 'vitest';
import { openApiDocument } from '../../electron/web/openapi.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entries of an object; of an array the items; nothing otherwise. */
const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const document = await openApiDocument();
const components = new Map(entries(document.components?.schemas));

/** Has a description, or refers to a schema that has. */
function saysSomething(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { description, $ref } = value;
  if (typeof description === 'string') return description.trim() !== '';
  return typeof $ref === 'string' && saysSomething(components.get(nameOf($ref)));
}

const nameOf = (ref: string): string => ref.replace('#/components/schemas/', '');

/** Places of all properties in a part of the document that have no description of their own. */
function undescribed(node: unknown, place: string, isMapOfProperties = false): string[] {
  return entries(node).flatMap(([key, child]) => {
    const here = `${place}/${key}`;
    const silent = isMapOfProperties && !saysSomething(child) ? [here] : [];
    return [...silent, ...undescribed(child, here, key === 'properties' && !isMapOfProperties)];
  });
}

/** Every `$ref` of the document. */
function references(node: unknown): string[] {
  return entries(node).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : references(child),
  );
}

const operations = entries(document.paths).flatMap(([path, item]) =>
  entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

it('The OpenAPI document describes every property of every input, answer, event and failure', () => {
  expect(undescribed(document.paths, 'paths')).toEqual([]);
  expect(undescribed(document.components?.schemas, 'components')).toEqual([]);
});

it('The OpenAPI document summarises every procedure and describes each of its parameters', () => {
  for (const { name, operation } of operations) {
    if (!isObject(operation)) throw new Error(`expected an operation at ${name}`);
    expect(operation['summary'], name).toMatch(/^[A-Z]\S*( \S+)*$/);
    for (const [, parameter] of entries(operation['parameters'])) {
      expect(saysSomething(parameter), `${name}: ${JSON.stringify(parameter)}`).toBe(true);
    }
  }
});

it('The OpenAPI document contains each named schema once and refers to it elsewhere', () => {
  const used = new Set(references(document).map(nameOf));
  expect([...components.keys()]).toEqual(expect.arrayContaining([...used]));
  expect(used).toContain('Hit');
  expect(used).toContain('SearchFilter');
  expect(used).toContain('Failure');
});

it('The search for undescribed properties finds one in an array, a union and a nested object', () => {
  const nested = { anyOf: [{ type: 'object', properties: { silent: { type: 'string' } } }] };
  const schema = {
    properties: { list: { description: 'A list.', items: nested }, blank: { description: ' ' } },
  };
  expect(undescribed(schema, '')).toEqual([
    '/properties/list/items/anyOf/0/properties/silent',
    '/properties/blank',
  ]);
});
