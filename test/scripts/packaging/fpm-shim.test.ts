/** A real .deb out of the arguments that electron-builder gives, read back with dpkg-deb. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { controlFile, parseArguments } from '../../../scripts/packaging/fpm-shim.mjs';
import { temporaryDirectory } from '../../support/temporary.ts';

const shim = path.resolve('scripts/packaging/fpm-shim.mjs');
const canMakeDeb = spawnSync('dpkg-deb', ['--version']).status === 0;
if (!canMakeDeb) console.error('\nNOT RUN: making a .deb, there is no dpkg-deb.\n');

/** In the order of electron-builder's FpmTarget. */
function builderArguments(folder: string): string[] {
  return [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0 | libgtk-3-0t64', '-d', 'libnss3'],
    ...[
      '--deb-recommends',
      'libayatana-appindicator3-1',
      '--deb-compression',
      'gz',
      '--architecture',
      'amd64',
    ],
    ...['--after-install', path.join(folder, 'postinst'), '--after-remove', path.join(folder, 'postrm')],
    ...['--description', 'Find photos\n Looks at photos.\n\n Offline.', '--version', '1.2.3'],
    ...['--package', path.join(folder, 'out/sightline.deb'), '--name', 'sightline'],
    ...['--maintainer', 'Ada <ada@example.org>', '--vendor', 'Ada', '--url', 'https://example.org'],
    ...['--deb-priority', 'optional', '--license', 'MIT'],
    `${path.join(folder, 'app')}/=/opt/Sightline`,
    `${path.join(folder, 'icon.png')}=/usr/share/icons/hicolor/48x48/apps/sightline.png`,
  ];
}

describe('parseArguments', () => {
  it('parseArguments refuses what it does not know, instead of making another package than requested', () => {
    expect(() => parseArguments(['-s', 'dir', '-t', 'deb', '--deb-systemd', 'x'])).toThrow('--deb-systemd');
    expect(() => parseArguments(['-s', 'dir', '-t', 'rpm'])).toThrow('expected "-s dir -t deb"');
  });
});

it('parseArguments writes a description as the policy wants it', () => {
  const control = controlFile(parseArguments(builderArguments('/x')), 42);
  expect(control).toContain('Description: Find photos\n Looks at photos.\n .\n Offline.\n');
  expect(control).toContain('Installed-Size: 42\n');
  expect(control).toContain('Depends: libgtk-3-0 | libgtk-3-0t64, libnss3\n');
});

describe.runIf(canMakeDeb)('the package', () => {
  let deb: string;
  beforeAll(async () => {
    const folder = await temporaryDirectory();
    mkdirSync(path.join(folder, 'app'));
    writeFileSync(path.join(folder, 'app/sightline'), '#!/bin/sh\n', { mode: 0o755 });
    for (const name of ['postinst', 'postrm', 'icon.png'])
      writeFileSync(path.join(folder, name), '#!/bin/sh\n');
    execFileSync(process.execPath, [shim, ...builderArguments(folder)]);
    deb = path.join(folder, 'out/sightline.deb');
    expect(existsSync(deb)).toBe(true);
  });

  it('The fpm package has its control fields', () => {
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).trim();
    expect(field('Package')).toBe('sightline');
    expect(field('Architecture')).toBe('amd64');
    expect(field('Maintainer')).toBe('Ada <ada@example.org>');
    expect(field('Recommends')).toBe('libayatana-appindicator3-1');
  });

  it('The fpm package has its files, of root and with their rights', () => {
    const listing = execFileSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' });
    expect(listing).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Sightline\/sightline$/m);
    expect(listing).toMatch(/root\/root .* \.\/usr\/share\/icons\/hicolor\/48x48\/apps\/sightline\.png$/m);
  });
});
