/**
 * Reads what a file of the project imports, including types. Scans TypeScript and JavaScript with TypeScript's own
 * scanner, and parses components with Svelte's own parser.
 *
 * Why not a package: dependency-cruiser compiles a component first, which drops `import type`, and
 * `import-x/no-cycle` ignores types on purpose. In this project, cycles begin with types.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

const SOURCE = /\.(ts|mts|mjs|js|svelte)$/;

/** Whether we can read the imports of a file with this name. */
export function isSource(name) {
  return SOURCE.test(name);
}

/**
 * @param {string} file absolute path
 * @returns absolute paths of the files that it imports, re-exports or passes to `import()`, without duplicates, in
 *   order; omits packages
 * @throws Error naming file and specifier if a relative import can't be resolved
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
  // Read imports (2nd argument) but not `require` (3rd), which modules don't have.
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

/** Calls `visit` with each node of a syntax tree, in source order. */
function walk(node, visit) {
  if (typeof node.type === 'string') visit(node);
  for (const child of Object.values(node)) {
    if (typeof child === 'object' && child !== null) walk(child, visit);
  }
}

function resolveImport(file, specifier) {
  const target = path.resolve(path.dirname(file), specifier.replace(/\?.*$/, ''));
  // A declaration file has the same name as the module next to it.
  if (existsSync(target) && statSync(target).isFile()) return target;
  throw new Error(`${file} imports ${specifier}; expected a file with its extension, found none`);
}
