/**
 * Whether this machine's processor has the instructions that Sightline needs. Under an emulated Core 2 (no SSE4.2) the
 * decoder's library ends its process and the search kernel can't be compiled; without AVX2 everything works, slowly.
 * Runs in the engine process.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ProcessorReport } from '../api/doctor-api.ts';

/** What the system says of its processor. */
export interface ProcessorSource {
  readonly platform: string;
  readonly arch: string;
  /** A file's text; null if there is none. */
  readonly read: (file: string) => Promise<string | null>;
  /** What a program prints; null if it fails. */
  readonly run: (program: string, args: readonly string[]) => Promise<string | null>;
}

const DEADLINE_MILLISECONDS = 10_000;
/** Numbers of SSE4.2 and AVX2 in the Windows function IsProcessorFeaturePresent. */
const WINDOWS_FEATURES = [38, 40] as const;
const WINDOWS_SCRIPT =
  `$k = Add-Type -PassThru -Name K -Namespace W -MemberDefinition '[DllImport("kernel32.dll")] public static ` +
  `extern bool IsProcessorFeaturePresent(uint f);'; ` +
  WINDOWS_FEATURES.map((feature) => `$k::IsProcessorFeaturePresent(${feature})`).join('; ');

const thisMachine: ProcessorSource = {
  platform: process.platform,
  arch: process.arch,
  read: (file) => readFile(file, 'utf8').catch(() => null),
  run: (program, args) =>
    new Promise((resolve) => {
      const options = { timeout: DEADLINE_MILLISECONDS, windowsHide: true };
      execFile(program, args, options, (error, stdout) => resolve(error === null ? stdout : null));
    }),
};

/** Asks the system for the instructions of its processor: a file on Linux, a program elsewhere, a second on Windows. */
export async function examineProcessor(source: ProcessorSource = thisMachine): Promise<ProcessorReport> {
  if (source.arch !== 'x64') return { state: 'good', detail: `${source.arch} has all that is needed` };
  const found = await instructionsOf(source);
  if (found === null)
    return { state: 'unknown', detail: 'the system does not say what its processor can do' };
  const { sse42, avx2 } = found;
  if (!sse42) {
    return {
      state: 'too-old',
      detail: 'This processor lacks SSE4.2, which Sightline needs to read photos and to search',
    };
  }
  return avx2
    ? { state: 'good', detail: 'has AVX2' }
    : {
        state: 'slow',
        detail: 'This processor lacks AVX2: Sightline works, but indexing takes several times longer',
      };
}

interface Instructions {
  readonly sse42: boolean;
  readonly avx2: boolean;
}

async function instructionsOf({ platform, read, run }: ProcessorSource): Promise<Instructions | null> {
  if (platform === 'win32') {
    const answer = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_SCRIPT]);
    const [sse42, avx2] = answer?.trim().split(/\s+/) ?? [];
    return sse42 === undefined || avx2 === undefined
      ? null
      : { sse42: sse42 === 'True', avx2: avx2 === 'True' };
  }
  const text =
    platform === 'darwin'
      ? await run('sysctl', ['-n', 'machdep.cpu.features', 'machdep.cpu.leaf7_features'])
      : (/^flags\s*:(.*)$/m.exec((await read('/proc/cpuinfo')) ?? '')?.[1] ?? null);
  if (text === null) return null;
  const flags = text.toLowerCase().replaceAll('.', '_').split(/\s+/);
  return { sse42: flags.includes('sse4_2'), avx2: flags.includes('avx2') };
}
