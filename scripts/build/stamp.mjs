/**
 * Records what a build was made from. For each part, dist/build-stamp holds the size, time and checksum of every
 * input, and the output files: a part is current while its inputs are unchanged and its outputs exist. Checksums are
 * computed only if size or time differ, so checking a current build reads no files.
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
 * @returns {Stamp} of the build in a folder; empty if it is missing or unreadable
 */
export function readStamp(dist) {
  try {
    return JSON.parse(readFileSync(path.join(dist, STAMP), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * The outdated parts of `<root>/dist`, in build order.
 * @param {string} root the project's folder
 * @param {readonly string[]} [names] parts to check; all if omitted
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

/** @returns {Inputs} the state of all of a part's inputs. */
export function inputStates(root, part) {
  return Object.fromEntries(
    inputFiles(root, part).map((file) => {
      const { size, mtimeMs } = statSync(path.join(root, file));
      return [file, [size, mtimeMs, checksum(path.join(root, file))]];
    }),
  );
}

/** A part's input files, relative to the root, with forward slashes. */
function inputFiles(root, { inputs, except = [] }) {
  const isExcepted = (file) => except.some((name) => file === name || file.startsWith(`${name}/`));
  return inputs.flatMap((input) => filesBelow(root, input)).filter((file) => !isExcepted(file));
}

/** A file itself, or all files below a folder; empty if it does not exist. */
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
