/** What different systems say of real processors, and what becomes of Sightline there. */
import { expect, it } from 'vitest';
import { examineProcessor, type ProcessorSource } from '../../../electron/engine/embedding/instructions.ts';

const COMMON =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht';
const CORE_2_E8400 = `${COMMON} tm pbe syscall nx lm constant_tsc pni dtes64 monitor ds_cpl vmx smx est tm2 ssse3 cx16 xtpr pdcm sse4_1 lahf_lm`;
const CORE_I5_2500 = `${COMMON} syscall nx rdtscp lm pni pclmulqdq ssse3 cx16 xtpr pdcm pcid sse4_1 sse4_2 popcnt aes xsave avx lahf_lm epb`;
const CELERON_N4020 = `${COMMON} syscall nx rdtscp lm pni pclmulqdq ssse3 cx16 sse4_1 sse4_2 movbe popcnt aes xsave rdrand lahf_lm rdseed sha_ni`;
const RYZEN_3600 = `${COMMON} syscall nx mmxext lm pni pclmulqdq ssse3 fma cx16 sse4_1 sse4_2 movbe popcnt aes xsave avx f16c rdrand bmi1 avx2`;
const MAC_I7 =
  'FPU VME SSE SSE2 SSSE3 FMA CX16 SSE4.1 SSE4.2 x2APIC POPCNT AES AVX1.0 F16C\nRDWRFSGS BMI1 AVX2 SMEP';

const source = (change: Partial<ProcessorSource>): ProcessorSource => ({
  ...{ platform: 'linux', arch: 'x64' },
  read: () => Promise.resolve(null),
  run: () => Promise.resolve(null),
  ...change,
});
const linux = (flags: string): ProcessorSource =>
  source({
    read: (file) =>
      Promise.resolve(file === '/proc/cpuinfo' ? `processor\t: 0\nflags\t\t: ${flags}\nbugs\t\t:\n` : null),
  });
const printing = (platform: string, text: string): ProcessorSource =>
  source({ platform, run: () => Promise.resolve(text) });

it.each([
  ['a Core 2 Duo E8400', linux(CORE_2_E8400), 'too-old', /lacks SSE4\.2, which Sightline needs/],
  ['a Core i5-2500', linux(CORE_I5_2500), 'slow', /lacks AVX2: Sightline works, but/],
  ['a Celeron N4020', linux(CELERON_N4020), 'slow', /lacks AVX2/],
  ['a Ryzen 5 3600', linux(RYZEN_3600), 'good', /has AVX2/],
  ['a Mac with a Core i7', printing('darwin', MAC_I7), 'good', /has AVX2/],
  ['Windows on a new processor', printing('win32', 'True\r\nTrue\r\n'), 'good', /has AVX2/],
  ['Windows on an old processor', printing('win32', 'True\r\nFalse\r\n'), 'slow', /lacks AVX2/],
  ['Windows that does not say', source({ platform: 'win32' }), 'unknown', /does not say/],
  ['Linux without /proc', source({}), 'unknown', /does not say/],
  ['an Arm processor', source({ arch: 'arm64' }), 'good', /arm64/],
] as const)('The instructions of %s are judged', async (_what, machine, state, says) => {
  const verdict = await examineProcessor(machine);
  expect(verdict.state).toBe(state);
  expect(verdict.detail).toMatch(says);
});

it('The processor of this machine is good or slow enough to run this test', async () => {
  expect(['good', 'slow', 'unknown']).toContain((await examineProcessor()).state);
});
