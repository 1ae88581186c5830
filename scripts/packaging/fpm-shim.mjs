#!/usr/bin/env node
/**
 * Stands in for fpm where it can't be downloaded (CUSTOM_FPM_PATH): makes a real .deb with dpkg-deb out of the
 * arguments that electron-builder gives. Only what electron-builder uses for deb; releases are made with fpm itself.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Options with one value, by the name they get here. */
const SINGLE = {
  '-s': 'input',
  '-t': 'target',
  '--architecture': 'architecture',
  '--after-install': 'postinst',
  '--after-remove': 'postrm',
  '--description': 'description',
  '--version': 'version',
  '--package': 'file',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'homepage',
  '--license': 'licence',
  '--deb-priority': 'priority',
  '--deb-compression': 'compression',
};

/** @returns the options by name, `depends`, `recommends`, and `files` as [from, to] pairs. */
export function parseArguments(words) {
  const options = { depends: [], recommends: [], files: [] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const value = words[index + 1];
    if (word === '--force') continue;
    if (!word.startsWith('-')) {
      const split = word.lastIndexOf('=');
      options.files.push([word.slice(0, split), word.slice(split + 1)]);
      continue;
    }
    index += 1;
    if (word === '-d') options.depends.push(value);
    else if (word === '--deb-recommends') options.recommends.push(value);
    else if (SINGLE[word]) options[SINGLE[word]] = value;
    else throw new Error(`fpm-shim: an option that it does not know: ${word}`);
  }
  if (options.input !== 'dir' || options.target !== 'deb') {
    throw new Error(
      `fpm-shim: expected "-s dir -t deb", received "-s ${options.input} -t ${options.target}"`,
    );
  }
  return options;
}

/** The control file. @param kibibytes the size once installed. */
export function controlFile(options, kibibytes) {
  const [synopsis, ...long] = options.description.trim().split('\n');
  const fields = {
    Package: options.name,
    Version: options.version,
    Section: 'graphics',
    Priority: options.priority ?? 'optional',
    Architecture: options.architecture,
    'Installed-Size': kibibytes,
    Depends: options.depends.join(', '),
    Recommends: options.recommends.join(', '),
    Maintainer: options.maintainer,
    Homepage: options.homepage,
    // A line of the long description begins with a space; an empty one is a dot.
    Description: [synopsis.trim(), ...long.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined);
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

function build(options) {
  const root = mkdtempSync(path.join(tmpdir(), 'sightline-deb-'));
  try {
    for (const [from, to] of options.files) {
      const target = path.join(root, to);
      mkdirSync(path.dirname(target), { recursive: true });
      execFileSync('cp', ['-a', from, target]);
    }
    const installed = execFileSync('du', ['-sk', root], { encoding: 'utf8' });
    const control = path.join(root, 'DEBIAN');
    mkdirSync(control);
    for (const script of ['postinst', 'postrm']) {
      if (!options[script]) continue;
      copyFileSync(options[script], path.join(control, script));
      chmodSync(path.join(control, script), 0o755);
    }
    writeFileSync(path.join(control, 'control'), controlFile(options, Number(installed.split('\t')[0])));
    chmodSync(root, 0o755);
    mkdirSync(path.dirname(options.file), { recursive: true });
    const compression = { gz: 'gzip', xz: 'xz' }[options.compression] ?? 'xz';
    execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', root, options.file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  build(parseArguments(process.argv.slice(2)));
}
