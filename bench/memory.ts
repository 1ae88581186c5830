/** Samples the memory of a process and its descendants, from Linux's /proc. */
import { readdir, readFile } from 'node:fs/promises';

const SAMPLE_MILLISECONDS = 250;

/** Only Linux reports the proportional set size without a privileged tool. */
export const memoryIsMeasured = process.platform === 'linux';

/** In MB (10⁶ bytes). */
export interface Memory {
  readonly total: number;
  /** Each process's share, parents before their children. */
  readonly processes: readonly number[];
}

export interface MemoryWatch {
  /** Stops sampling; returns the highest sum of all processes, or null if not measured. */
  stop(): Memory | null;
}

/**
 * Samples the sum of the proportional set sizes (pages shared by several processes are split among them, so that no
 * page counts twice) of `pid` and its descendants.
 */
export function watchMemory(pid: number, everyMilliseconds = SAMPLE_MILLISECONDS): MemoryWatch {
  let peak: Memory | null = null;
  let stopped = false;
  const sample = async (): Promise<void> => {
    if (stopped) return;
    const processes = await Promise.all((await processTree(pid)).map(proportionalSetSize));
    const total = processes.reduce((sum, size) => sum + size, 0);
    if (total > (peak?.total ?? 0)) peak = { total, processes };
    setTimeout(() => void sample(), everyMilliseconds).unref();
  };
  if (memoryIsMeasured) void sample();
  return {
    stop() {
      stopped = true;
      return peak;
    },
  };
}

async function processTree(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').then(
    (text) => text.trim().split(/\s+/).filter(Boolean).map(Number),
    () => childrenByScan(pid),
  );
  const below = await Promise.all(children.map(processTree));
  return [pid, ...below.flat()];
}

/** For kernels without CONFIG_PROC_CHILDREN: scans the parent of every process. */
async function childrenByScan(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    pids.map((one) =>
      readFile(`/proc/${one}/stat`, 'utf8').then(
        (stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
        () => -1,
      ),
    ),
  );
  return pids.filter((_, at) => parents[at] === pid);
}

/** In MB; 0 for a process that has just exited. */
async function proportionalSetSize(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1.024e-3;
}
