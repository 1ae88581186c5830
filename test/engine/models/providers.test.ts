import { expect, it } from 'vitest';
import { supportedProviders } from '../../../electron/engine/embedding/session.ts';
import { candidateProviders, PROVIDERS } from '../../../electron/engine/models/providers.ts';

it('Providers to try are those of the system that the runtime knows, without the processor', () => {
  const all = ['cpu', 'coreml', 'dml', 'webgpu', 'cuda', 'tensorrt'];
  expect(candidateProviders('darwin-arm64', all)).toEqual(['coreml', 'webgpu']);
  expect(candidateProviders('win32-x64', all)).toEqual(['dml', 'webgpu']);
  expect(candidateProviders('linux-x64', all)).toEqual(['webgpu', 'cuda']);
  expect(candidateProviders('linux-x64', ['cpu'])).toEqual([]);
  expect(candidateProviders('linux-riscv64', all)).toEqual([]);
});

it('The table of providers agrees with the runtime that is installed', () => {
  const system = `${process.platform}-${process.arch}` as const;
  const here = PROVIDERS.filter(({ systems }) => systems.some((each) => each.system === system));
  expect(supportedProviders()).toEqual(expect.arrayContaining(here.map(({ name }) => name)));
  for (const { systems, howElse } of PROVIDERS) {
    expect(howElse === null).toBe(systems.every(({ inPackage }) => inPackage));
  }
});
