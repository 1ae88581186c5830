/**
 * What a build was made from. dist/build-stamp holds for each part the size, time and checksum of every input, and the
 * files that were made: a part is current while its inputs are the same and its files are there. Checksums are taken
 * only where size or time differ, so that a look at a current build reads no file.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PARTS } from './parts.mjs';

/** Name of the stamp's file in dist/. */
export const STAMP = 'build-stamp';

/**
 * @typedef {Record<string, [size: number, mtime: number, sha256: string]>} Inputs by path relative to the root
 * @typedef {{ inputs: Inputs, outputs: string[], result?: unknown }} PartStamp
 * @typedef {Record<string, PartStamp>} Stamp by name of the part
 */

/**
 * @param {string} dist
 * @returns {Stamp} of the build in a folder; empty when there is none, or one that can't be read
 */
export function readStamp(dist) {
  try {
    return JSON.parse(readFileSync(path.join(dist, STAMP), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * The parts of `<root>/dist` that are not current, in the order in which they are built.
 * @param {string} root the project's folder
 * @param {readonly string[]} [names] only these are looked at; all when left out
 * @returns {import('./parts.mjs').Part[]}
 */
export function staleParts(root, names) {
  const dist = path.join(root, 'dist');
  const stamp = readStamp(dist);
  const stale = new Set();
  for (const part of PARTS) {
    if (names && !names.includes(part.name)) continue;
    if (!isCurrent(root, dist, part, stamp[part.name]) || stale.has(part.after)) stale.add(part.name);
  }
  return PARTS.filter(({ name }) => stale.has(name));
}

function isCurrent(root, dist, part, stamp) {
  if (!stamp || !stamp.outputs.every((file) => existsSync(path.join(dist, file)))) return false;
  const files = inputFiles(root, part);
  if (files.length !== Object.keys(stamp.inputs).length) return false;
  return files.every((file) => {
    const known = stamp.inputs[file];
    if (!known) return false;
    const { size, mtimeMs } = statSync(path.join(root, file));
    if (size !== known[0]) return false;
    return mtimeMs === known[1] || checksum(path.join(root, file)) === known[2];
  });
}

/** @returns {Inputs} the state of everything that a part is built from. */
export function inputStates(root, part) {
  return Object.fromEntries(
    inputFiles(root, part).map((file) => {
      const { size, mtimeMs } = statSync(path.join(root, file));
      return [file, [size, mtimeMs, checksum(path.join(root, file))]];
    }),
  );
}

/** The files that a part is built from, relative to the root, with forward slashes. */
function inputFiles(root, { inputs, except = [] }) {
  const isExcepted = (file) => except.some((name) => file === name || file.startsWith(`${name}/`));
  return inputs.flatMap((input) => filesBelow(root, input)).filter((file) => !isExcepted(file));
}

/** A file as itself, a folder as all files below it; nothing for what is not there. */
export function filesBelow(root, start) {
  const state = statSync(path.join(root, start), { throwIfNoEntry: false });
  if (!state) return [];
  if (!state.isDirectory()) return [start];
  return readdirSync(path.join(root, start), { withFileTypes: true }).flatMap((entry) => {
    const below = `${start}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, below) : [below];
  });
}

function checksum(file) {
  return createHash('sha256').update(readFileSync(file)).digest('base64url');
}
