/** What is known of this machine's processor: its physical cores and whether it multiplies int8 exactly and fast. */
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/**
 * Physical cores that this process may use, at least 1. Hyper-threads share the units that matrix products keep
 * busy, so a thread for each of them only adds waiting.
 */
export function physicalCores(): number {
  const usable = availableParallelism();
  const counted = process.platform === 'linux' ? countLinuxCores() : null;
  // Apple's and other ARM processors have no hyper-threads; x86 ones nearly all have two a core.
  const guess = process.arch === 'x64' && cpus().length > 2 ? Math.ceil(cpus().length / 2) : cpus().length;
  return Math.max(1, Math.min(usable, counted ?? guess));
}

function countLinuxCores(): number | null {
  const root = '/sys/devices/system/cpu';
  try {
    const cores = new Set<string>();
    for (const name of readdirSync(root)) {
      if (!/^cpu\d+$/.test(name)) continue;
      // Missing for a core that is switched off.
      const siblings = read(`${root}/${name}/topology/thread_siblings_list`);
      if (siblings !== null) cores.add(siblings.trim());
    }
    return cores.size > 0 ? cores.size : null;
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The processor's name, for remembering measurements. */
export function processorName(): string {
  return `${process.arch} ${cpus()[0]?.model.trim() ?? 'unknown'}`;
}

/**
 * Whether int8 weights are exact on this processor: `false` on x86 without VNNI, whose int8 kernel adds pairs of
 * products in 16 bits that saturate; `true` on x86 with VNNI; `null` where it is not known and a probe has to tell.
 */
export function hasExactInt8(): boolean | null {
  if (process.arch !== 'x64' || process.platform !== 'linux') return null;
  return hasVnni(read('/proc/cpuinfo') ?? '');
}

/** Reads VNNI from the text of /proc/cpuinfo; null when it lists no flags. */
export function hasVnni(cpuinfo: string): boolean | null {
  const flags = /^flags\s*:\s*(.*)$/m.exec(cpuinfo)?.[1]?.split(/\s+/);
  if (flags === undefined) return null;
  return flags.includes('avx512_vnni') || flags.includes('avx_vnni');
}
