/**
 * What a file of the project imports, types included. TypeScript and plain modules are scanned with TypeScript's own
 * scanner, components parsed with Svelte's own parser.
 *
 * Why not a package: dependency-cruiser compiles a component before it looks at it, and `import type` is gone by then;
 * `import-x/no-cycle` passes over types on purpose. Types are where cycles begin here.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

const SOURCE = /\.(ts|mts|mjs|js|svelte)$/;

/** Whether imports of a file of that name can be read. */
export function isSource(name) {
  return SOURCE.test(name);
}

/**
 * @param {string} file absolute path
 * @returns absolute paths of the files that it imports, re-exports or names by `import()`, each once, in order;
 * packages are left out
 * @throws Error naming file and specifier when a relative import leads nowhere
 */
export function readImports(file) {
  const text = readFileSync(file, 'utf8');
  const specifiers = file.endsWith('.svelte') ? specifiersOfComponent(text) : specifiersOfModule(text);
  const targets = specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolveImport(file, specifier));
  return [...new Set(targets)];
}

function specifiersOfModule(text) {
  // Reads imports (2nd argument), and not `require` (3rd): modules have none.
  return ts.preProcessFile(text, true, false).importedFiles.map(({ fileName }) => fileName);
}

function specifiersOfComponent(text) {
  const found = [];
  walk(parse(text, { modern: true }), (node) => {
    const source = node.source ?? (node.type === 'TSImportType' ? node.argument : undefined);
    if (typeof source?.value === 'string' && /Import|Export/.test(node.type)) found.push(source.value);
  });
  return found;
}

/** Calls `visit` with each node of a syntax tree, in the order of the text. */
function walk(node, visit) {
  if (typeof node.type === 'string') visit(node);
  for (const child of Object.values(node)) {
    if (typeof child === 'object' && child !== null) walk(child, visit);
  }
}

function resolveImport(file, specifier) {
  const target = path.resolve(path.dirname(file), specifier.replace(/\?.*$/, ''));
  // A declaration stands beside the module that it describes, under the module's name.
  if (existsSync(target) && statSync(target).isFile()) return target;
  throw new Error(`${file} imports ${specifier}; expected a file with its extension, found none`);
}
