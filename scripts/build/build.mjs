/**
 * Builds parts of dist/. Assembles new and unchanged parts in a temporary folder, which then replaces dist/: a kill
 * at any moment leaves the last complete build.
 */
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PARTS } from './parts.mjs';
import { filesBelow, inputStates, readStamp, STAMP } from './stamp.mjs';

/** Temporary folders are named after the id of the building process; `old` is the replaced build. */
const LEFTOVER = /^dist\.tmp-(old-)?(\d+)$/;
/** How often to retry the swap if another build got between its two steps. */
const TRIES = 5;

/**
 * @param {string} root the project's folder
 * @param {readonly import('./parts.mjs').Part[]} parts what to build; the other parts stay as they are
 * @param {(name: string, milliseconds: number) => void} [onBuilt] called for each part
 * @throws if a part can't be built; dist/ then stays as it was
 */
export async function buildParts(root, parts, onBuilt = () => undefined) {
  const dist = path.join(root, 'dist');
  const temporary = path.join(root, `dist.tmp-${process.pid}`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(path.join(temporary, 'node'), { recursive: true });
  try {
    const before = readStamp(dist);
    const stamp = {};
    for (const part of PARTS) {
      const known = before[part.name];
      if (parts.includes(part)) {
        const started = performance.now();
        stamp[part.name] = await buildPart(root, temporary, part, stamp[part.after]?.result);
        onBuilt(part.name, performance.now() - started);
      } else if (known) {
        for (const file of known.outputs) await keep(path.join(dist, file), path.join(temporary, file));
        stamp[part.name] = known;
      }
    }
    await writeFile(path.join(temporary, STAMP), JSON.stringify(stamp));
    await swap(temporary, dist, path.join(root, `dist.tmp-old-${process.pid}`));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Builds one part into the temporary folder, which is as deep as dist/, because source maps use relative paths. */
async function buildPart(root, temporary, part, result) {
  // Record inputs before building, so that later edits count as changes.
  const inputs = inputStates(root, part);
  const there = new Set(filesBelow(temporary, '.'));
  const own = await part.build(root, temporary, result);
  const outputs = filesBelow(temporary, '.')
    .filter((file) => !there.has(file))
    .map((file) => file.slice(2));
  return { inputs, outputs, ...(own === undefined ? {} : { result: own }) };
}

/** Keeps a part as hard links if the file system supports them, which costs nothing. */
async function keep(from, to) {
  await mkdir(path.dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

async function swap(temporary, dist, old) {
  for (let left = TRIES; ; left -= 1) {
    await rename(dist, old).catch(unless('ENOENT'));
    const failed = await rename(temporary, dist).then(
      () => null,
      (error) => error,
    );
    await rm(old, { recursive: true, force: true });
    if (failed === null) return;
    if (left === 0 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(failed.code)) throw failed;
  }
}

/** Removes leftovers of killed builds; restores the old build if one was killed between the two steps of its swap. */
export async function clearLeftovers(root) {
  const dist = path.join(root, 'dist');
  for (const name of await readdir(root)) {
    const [, old, pid] = LEFTOVER.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    if (old && !existsSync(dist)) await rename(path.join(root, name), dist);
    else await rm(path.join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function unless(code) {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
