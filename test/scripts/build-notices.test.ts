/** The notices of what really is installed here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildNotices } from '../../scripts/build-notices.mjs';

const root = path.resolve('.');
const svelte = path.join(root, 'node_modules/svelte/src/internal/client/runtime.js');
const { text, packages } = buildNotices(root, [path.join(root, 'renderer/main.ts'), `\0${svelte}`]);
const names = packages.map(({ name }) => name);

describe('third-party notices', () => {
  it('Third-party notices name every production dependency, and what those need', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(packages).toContainEqual(expect.objectContaining({ name, version }));
    }
    expect(names).toContain('onnxruntime-common');
  });

  it('Third-party notices name what was bundled into the page, and no other development dependency', () => {
    expect(names).toContain('svelte');
    for (const name of ['vite', 'vitest', 'typescript', 'eslint', 'electron-builder'])
      expect(names).not.toContain(name);
  });

  it('Third-party notices have a licence for each and its text', () => {
    for (const { licence } of packages) expect(licence).not.toBe('');
    // Its own text, and one that the package refers to without bringing it.
    expect(text).toContain('Copyright (c) 2025 Colin McDonnell');
    expect(text).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(text).toMatch(/onnxruntime-node \S+\nLicence: MIT/);
    // The libraries inside sharp's binary.
    expect(text).toContain('libvips');
  });

  it('Third-party notices come in an order that does not change', () => {
    const listed = packages.map(({ name, version }) => `${name}@${version}`);
    expect(listed).toEqual([...new Set(listed)].sort());
  });
});
