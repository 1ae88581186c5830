/**
 * Facts about this machine's processor: physical cores, and whether it multiplies int8 exactly and fast. Runs in the
 * engine and embedder processes.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/**
 * Number of physical cores that this process may use, at least 1. Hyper-threads share the units that matrix products
 * keep busy, so one thread per hyper-thread would only add contention.
 */
export function physicalCores(): number {
  const usable = availableParallelism();
  const counted = process.platform === 'linux' ? countLinuxCores() : null;
  // Apple's and other ARM processors have no hyper-threads; nearly all x86 ones have two per core.
  const guess = process.arch === 'x64' && cpus().length > 2 ? Math.ceil(cpus().length / 2) : cpus().length;
  return Math.max(1, Math.min(usable, counted ?? guess));
}

function countLinuxCores(): number | null {
  const root = '/sys/devices/system/cpu';
  try {
    const cores = new Set<string>();
    for (const name of readdirSync(root)) {
      if (!/^cpu\d+$/.test(name)) continue;
      // Missing if the core is offline.
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

/** The processor's name, to label cached measurements. */
export function processorName(): string {
  return `${process.arch} ${cpus()[0]?.model.trim() ?? 'unknown'}`;
}

/**
 * Whether int8 weights are exact on this processor: `false` on x86 without VNNI, whose int8 kernel sums pairs of
 * products in saturating 16-bit arithmetic; `true` on x86 with VNNI; `null` if unknown, so that a probe has to find
 * out. See [Note: int8 that saturates] in models/weight-probe.ts.
 */
export function hasExactInt8(): boolean | null {
  if (process.arch !== 'x64' || process.platform !== 'linux') return null;
  return hasVnni(read('/proc/cpuinfo') ?? '');
}

/** Whether the text of /proc/cpuinfo lists VNNI; null if it lists no flags. */
export function hasVnni(cpuinfo: string): boolean | null {
  const flags = /^flags\s*:\s*(.*)$/m.exec(cpuinfo)?.[1]?.split(/\s+/);
  if (flags === undefined) return null;
  return flags.includes('avx512_vnni') || flags.includes('avx_vnni');
}
