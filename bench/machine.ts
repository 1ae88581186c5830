/** Describes the machine on which the figures were measured. */
import { readFileSync } from 'node:fs';
import os from 'node:os';

export interface MachineInfo {
  readonly cpu: string;
  readonly cores: number;
  /** The relevant instruction sets; empty if the system does not say. */
  readonly cpuFlags: readonly string[];
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
}

const FLAGS = ['avx2', 'avx512f', 'avx512_vnni', 'avx_vnni', 'amx_int8', 'asimddp', 'i8mm'];

export function machineInfo(): MachineInfo {
  const cpus = os.cpus();
  const present = new Set(cpuFlags());
  return {
    cpu: cpus[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    cpuFlags: FLAGS.filter((flag) => present.has(flag)),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
}

function cpuFlags(): string[] {
  if (process.platform !== 'linux') return [];
  const line = readFileSync('/proc/cpuinfo', 'utf8').match(/^(?:flags|Features)\s*:(.*)$/m);
  return line?.[1]?.trim().split(/\s+/) ?? [];
}
