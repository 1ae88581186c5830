import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
  hasExactInt8,
  hasVnni,
  physicalCores,
  processorName,
} from '../../../electron/engine/embedding/processor.ts';

describe('processor', () => {
  it('The processor has at least one core and no more than may be used', () => {
    expect(physicalCores()).toBeGreaterThanOrEqual(1);
    expect(physicalCores()).toBeLessThanOrEqual(availableParallelism());
    expect(Number.isInteger(physicalCores())).toBe(true);
  });

  it('The processor has a name with its architecture', () => {
    expect(processorName()).toMatch(new RegExp(`^${process.arch} .+`));
  });

  it.each([
    ['processor\t: 0\nflags\t\t: fpu sse avx2 avx512_vnni rdpid\n', true],
    ['flags\t\t: fpu avx2 avx_vnni\n', true],
    ['flags\t\t: fpu sse avx2 fma\n', false],
    ['processor\t: 0\nFeatures\t: fp asimd\n', null],
    ['', null],
  ])("The processor's VNNI is read from %j", (cpuinfo, vnni) => {
    expect(hasVnni(cpuinfo)).toBe(vnni);
  });

  it("The processor's int8 is known on x86 under Linux and left to a probe elsewhere", () => {
    const known = process.arch === 'x64' && process.platform === 'linux';
    expect(typeof hasExactInt8()).toBe(known ? 'boolean' : 'object');
  });
});
