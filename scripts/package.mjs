/**
 * `npm run package`: builds and packages the desktop app for this system, and inspects what came out. `npm run
 * package -- dir` makes only some targets, `--output <folder>` puts them elsewhere. `--release` is for the public
 * workflow: it refuses everything that is only good for looking at (the test runtime, the stand-in for fpm).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';
import { aptInstall } from './apt.mjs';
import { findElectron } from './electron-runtime.mjs';
import { inspectPackage, printReport, unpackedDir } from './inspect-package.mjs';
import { publisherFor } from './packaging/publisher.mjs';
import { signingFor } from './packaging/signing.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FETCH_MILLISECONDS = 300_000;
const TARGETS = { linux: ['dir', 'tar.gz', 'deb'], win32: ['nsis'], darwin: ['dmg', 'zip'] };

const { values, positionals } = parseArgs({
  options: { release: { type: 'boolean', default: false }, output: { type: 'string', default: 'release' } },
  allowPositionals: true,
});
const { release } = values;
const output = path.resolve(root, values.output);
const targets = positionals.length > 0 ? positionals : TARGETS[process.platform];

/** The official Electron: present, or fetched by its own install script, which checks it against its checksums. */
function fetchOfficial() {
  const folder = path.join(root, 'node_modules/electron');
  if (process.env.SIGHTLINE_ELECTRON_DIST || existsSync(path.join(folder, 'dist/version'))) return;
  console.log('fetching the official Electron …');
  const { status } = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: FETCH_MILLISECONDS,
  });
  if (status !== 0) console.log('the official Electron can not be fetched here');
}

async function electronConfig() {
  fetchOfficial();
  const electron = await findElectron();
  if (electron.reason) throw new Error(`no Electron to package: ${electron.reason}`);
  const wanted = JSON.parse(
    readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  ).version;
  const official = electron.official && electron.version === wanted;
  if (!official && release) throw new Error(`expected the official Electron ${wanted} for a release`);
  if (!official) {
    console.log(`\nFOR INSPECTION ONLY: packaged around Electron ${electron.version} of ${electron.dist}.`);
    console.log(
      `A release is packaged around the official Electron ${wanted} by .github/workflows/release.yml.\n`,
    );
  }
  return { electronDist: electron.dist, electronVersion: electron.version };
}

/** What a workflow passes on for a secret that does not exist is empty, and electron-builder would take it for one. */
function forgetEmptySecrets() {
  for (const name of Object.keys(process.env)) {
    if (/^((WIN_)?CSC_|APPLE_)/.test(name) && process.env[name] === '') delete process.env[name];
  }
}

/** Tools that electron-builder would fetch from GitHub, where the system has its own. */
function useLocalTools() {
  if (process.platform !== 'linux' || release) return;
  if (!existsSync('/usr/bin/7zz')) {
    const failure = aptInstall(['7zip']);
    if (failure) console.log(`no 7zip of the system (${failure}); electron-builder fetches its own`);
  }
  if (existsSync('/usr/bin/7zz')) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7zz';
  // To be looked at, not to be downloaded by many: quick beats small.
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5';
  if (existsSync('/usr/bin/dpkg-deb')) {
    process.env.CUSTOM_FPM_PATH ??= path.join(root, 'scripts/packaging/fpm-shim.mjs');
  }
}

async function main() {
  const prepared = spawnSync(process.execPath, [path.join(root, 'scripts/prepare.mjs')], {
    stdio: 'inherit',
  });
  if (prepared.status !== 0) throw new Error('the build failed');
  forgetEmptySecrets();
  const signing = signingFor(process.platform, process.env);
  const publisher = publisherFor(process.env);
  console.log(`${signing.line}\n${publisher.line}`);
  useLocalTools();
  const config = {
    extends: path.join(root, 'electron-builder.yml'),
    ...(await electronConfig()),
    ...publisher.config,
    ...signing.config,
    directories: { output },
    ...(release ? {} : { deb: { compression: 'gz' } }),
    // Why anybody would: docs/licences/README.md. `package.json` as in electron-builder.yml.
    ...(process.env.SIGHTLINE_WITHOUT_HEIF ? { files: ['package.json', '!node_modules/libheif-js/**'] } : {}),
  };
  await rm(output, { recursive: true, force: true });
  const platform = Platform.fromString(process.platform);
  const make = (names, prepackaged) =>
    build({
      projectDir: root,
      targets: platform.createTarget(names),
      config: structuredClone(config),
      publish: 'never',
      ...(prepackaged ? { prepackaged } : {}),
    });
  // Apart: making the deb leaves a note in the app's folder that it is one, which must not get into the archive.
  const others = targets.filter((name) => name !== 'deb');
  const artefacts = await make(others.length > 0 ? others : ['dir']);
  if (targets.includes('deb')) artefacts.push(...(await make(['deb'], unpackedDir(output))));
  const report = await inspectPackage(unpackedDir(output), artefacts);
  printReport(report);
  if (report.failures.length > 0) process.exitCode = 1;
}

await main().catch((error) => {
  console.error(`sightline: packaging failed: ${process.env.SIGHTLINE_DEBUG ? error.stack : error.message}`);
  process.exitCode = 1;
});
