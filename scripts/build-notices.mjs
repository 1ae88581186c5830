/**
 * Generates third-party-notices.txt: name, version, licence and licence text of every npm package that ships. These
 * are the production dependencies, direct and indirect, and the packages bundled into the page.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;
/** Licences whose text we supply for packages that do not include it. */
const TEXTS = ['MIT', 'Apache-2.0', 'LGPL-3.0', 'GPL-3.0'];
const RULE = '='.repeat(100);

/**
 * Resolves a package's folder like Node, from another package. @returns null for an optional one that isn't installed.
 */
function packageDir(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(found, 'package.json'))) return found;
    if (folder === path.dirname(folder)) return null;
  }
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** Adds the folders of a package's direct and indirect dependencies. */
function collect(folder, folders) {
  const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = packageDir(name, folder);
    if (found === null) {
      if (name in optionalDependencies) continue;
      throw new Error(`expected ${name} to be installed, as ${folder} needs it`);
    }
    if (folders.has(found)) continue;
    folders.add(found);
    collect(found, folders);
  }
}

/** The packages that a bundle's modules belong to. */
export function packagesOfModules(moduleIds) {
  const folders = new Set();
  for (const id of moduleIds) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(
      id.replaceAll('\\', '/').replace(/^\0/, ''),
    );
    if (match && existsSync(path.join(match[1], 'package.json'))) folders.add(path.normalize(match[1]));
  }
  return folders;
}

/** @param texts of the package's licence files; the title of one stands in for a name missing from package.json */
function licenceOf({ name, license, licenses }, texts) {
  if (typeof license === 'string') return license;
  const named = license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
  if (named) return named;
  if (texts.some((text) => text.startsWith('MIT License'))) return 'MIT';
  throw new Error(`expected a licence in the package.json of ${name}`);
}

function describe(folder) {
  const manifest = manifestOf(folder);
  const { name, version, author, repository, homepage } = manifest;
  const authorName = typeof author === 'string' ? author : author?.name;
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url);
  const files = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort();
  // sharp lists the libraries inside its binaries only in its README.
  if (name.startsWith('@img/sharp-')) files.push('README.md');
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  const licence = licenceOf(manifest, texts);
  return {
    name,
    version,
    licence,
    text: [
      `${name} ${version}`,
      `Licence: ${licence}`,
      ...(authorName ? [`Author: ${authorName}`] : []),
      ...(source ? [`Source: ${source}`] : []),
      '',
      ...(texts.length > 0
        ? texts
        : ['The package brings no licence text; see the text of its licence at the end.']),
    ].join('\n'),
  };
}

/**
 * @param root the project's folder.
 * @param bundledModules paths of the modules in the page's bundle.
 * @returns {{ text: string, packages: { name: string, version: string, licence: string }[] }}
 */
export function buildNotices(root, bundledModules) {
  const folders = packagesOfModules(bundledModules);
  collect(root, folders);
  const described = [...folders].map(describe);
  const order = (notice) => `${notice.name}@${notice.version}`;
  described.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const unique = described.filter(
    (notice, index) => index === 0 || order(notice) !== order(described[index - 1]),
  );
  const texts = TEXTS.map((name) => {
    const text = readFileSync(path.join(root, 'docs/licences', `${name}.txt`), 'utf8').trim();
    return `Text of ${name}\n\n${text}`;
  });
  const header =
    'Sightline contains the following software of others. Electron and Chromium have notices of their own:\n' +
    'LICENSE.electron.txt and LICENSES.chromium.html beside the program.';
  return {
    text: `${[header, ...unique.map(({ text }) => text), ...texts].join(`\n\n${RULE}\n`)}\n`,
    packages: unique.map(({ name, version, licence }) => ({ name, version, licence })),
  };
}

/**
 * Writes the notices next to the program, and into the page, which shows them too.
 * @param root the project's folder.
 * @param target a folder with the layout of dist/.
 * @param bundledModules as above, relative to the root.
 */
export function writeNotices(root, target, bundledModules) {
  const { text } = buildNotices(
    root,
    bundledModules.map((id) => path.join(root, id)),
  );
  mkdirSync(path.join(target, 'renderer'), { recursive: true });
  writeFileSync(path.join(target, 'third-party-notices.txt'), text);
  writeFileSync(path.join(target, 'renderer', 'licences.txt'), text);
}
