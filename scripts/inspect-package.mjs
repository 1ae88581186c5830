/**
 * Looks at a packaged app and says what is in it: the asar's files, unpacked natives of exactly one platform, fuses as
 * they are in the binary, licences, locales, sizes. `node scripts/inspect-package.mjs [folder of the app]`; ends with
 * `N passed, N failed`.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getRawHeader } from '@electron/asar';
import { checks } from './packaging/checks.mjs';
import { readFuses } from './packaging/fuses.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Every file below a folder, by POSIX path, with its size in bytes. */
function filesBelow(folder, prefix = '') {
  const files = new Map();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) {
      for (const [file, size] of filesBelow(path.join(folder, entry.name), `${name}/`)) files.set(file, size);
    } else files.set(name, entry.isSymbolicLink() ? 0 : statSync(path.join(folder, entry.name)).size);
  }
  return files;
}

/** The files of an asar: path → {size, unpacked}. */
function filesOfAsar(file) {
  const found = new Map();
  const walk = ({ files }, prefix) => {
    for (const [name, entry] of Object.entries(files)) {
      if (entry.files) walk(entry, `${prefix}${name}/`);
      else found.set(prefix + name, { size: entry.size ?? 0, unpacked: entry.unpacked === true });
    }
  };
  walk(getRawHeader(file).header, '');
  return found;
}

/** Bytes on disk as `du` counts them: whole blocks of 4 KiB, folders included. */
function bytesOnDisk(folder) {
  let bytes = 4096;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) bytes += bytesOnDisk(file);
    else if (!entry.isSymbolicLink()) bytes += Math.ceil(statSync(file).size / 4096) * 4096;
  }
  return bytes;
}

/** The unpacked app in the builder's output folder; every other target is made of it. */
export function unpackedDir(output) {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') return path.join(output, `mac${arch}`);
  return path.join(output, `${process.platform === 'win32' ? 'win' : 'linux'}${arch}-unpacked`);
}

/**
 * Where things are in an unpacked app of this system. `executable` is what has fuses and is signed, `program` what
 * runs.
 */
export function layoutOf(appDir) {
  if (process.platform === 'darwin') {
    const executable = path.join(appDir, 'Sightline.app');
    const program = path.join(executable, 'Contents/MacOS/Sightline');
    return { resources: path.join(executable, 'Contents/Resources'), executable, program };
  }
  const program = path.join(appDir, process.platform === 'win32' ? 'Sightline.exe' : 'sightline');
  return { resources: path.join(appDir, 'resources'), executable: program, program };
}

/**
 * @param appDir the unpacked app (release/linux-unpacked and the like).
 * @param artefacts files made of it, for their sizes.
 */
export async function inspectPackage(appDir, artefacts = []) {
  const { resources, executable } = layoutOf(appDir);
  const asar = filesOfAsar(path.join(resources, 'app.asar'));
  const app = {
    platform: process.platform,
    arch: process.arch,
    asar,
    resources: filesBelow(resources),
    files: filesBelow(appDir),
    fuses: await readFuses(executable),
    bytes: bytesOnDisk(appDir),
  };
  const outcomes = checks.map(({ name, problems }) => ({ name, problems: problems(app) }));
  return {
    outcomes,
    failures: outcomes.filter(({ problems }) => problems.length > 0),
    sizes: [
      ['the app, unpacked (du)', app.bytes],
      ['app.asar', statSync(path.join(resources, 'app.asar')).size],
      ['app.asar.unpacked', bytesOnDisk(path.join(resources, 'app.asar.unpacked'))],
      ['models', bytesOnDisk(path.join(resources, 'models'))],
      ['samples', bytesOnDisk(path.join(resources, 'samples'))],
      ...artefacts
        .filter((file) => path.extname(file) !== '.yml')
        .map((file) => [path.basename(file), statSync(file).size]),
    ],
    natives: [...asar].filter(
      ([file, { unpacked }]) => unpacked && /\.(node|so[.\d]*|dll|dylib|wasm)$/.test(file),
    ),
    fuses: app.fuses,
  };
}

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`.padStart(10);

export function printReport({ outcomes, failures, sizes, natives, fuses }) {
  console.log('\nSizes');
  for (const [name, bytes] of sizes) console.log(`${megabytes(bytes)}  ${name}`);
  console.log('\nUnpacked natives');
  for (const [file, { size }] of natives) console.log(`${megabytes(size)}  ${file}`);
  console.log('\nFuses, read from the binary');
  for (const [name, on] of Object.entries(fuses)) console.log(`${on ? 'on ' : 'off'}  ${name}`);
  console.log('\nChecks');
  for (const { name, problems } of outcomes) {
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${name}`);
    for (const problem of problems.slice(0, 20)) console.log(`        ${problem}`);
  }
  console.log(`\n${outcomes.length - failures.length} passed, ${failures.length} failed`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const report = await inspectPackage(
    path.resolve(process.argv[2] ?? unpackedDir(path.join(root, 'release'))),
  );
  printReport(report);
  process.exitCode = report.failures.length === 0 ? 0 : 1;
}
