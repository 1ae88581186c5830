/** Prints the table and writes bench/results/latest.json. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MachineInfo } from './machine.ts';
import { targetMet, timesBetter } from './row.ts';
import type { Measurement, Target } from './row.ts';

const COLUMNS = ['', 'unit', 'ours', 'peer', '', 'ratio', 'bound', 'of bound', 'target'];

export function printTable(measurements: readonly Measurement[]): void {
  const cells = measurements.map((one) => {
    const { row } = one;
    const share = timesBetter(row.unit, row.ours, row.bound);
    return [
      row.name,
      row.unit,
      figure(row.ours),
      figure(row.peer),
      row.peerName ?? '',
      row.ratio === null ? '' : `${figure(row.ratio)} ×`,
      figure(row.bound),
      share === null ? '' : `${(share * 100).toFixed(0)} %`,
      one.targets.map((target) => describeTarget(one, target)).join(', '),
    ];
  });
  const widths = COLUMNS.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column]!.length)),
  );
  const print = (line: readonly string[]): void =>
    console.log(
      line
        .map((cell, column) => pad(cell, widths[column]!, column))
        .join('  ')
        .trimEnd(),
    );
  print(COLUMNS);
  for (const line of cells) print(line);
  for (const { row, note } of measurements) if (note !== null) console.log(`  ${row.name}: ${note}`);
}

/** The machine, the rows, and the remarks on them. */
export async function writeResults(
  file: string,
  machine: MachineInfo,
  measurements: readonly Measurement[],
): Promise<void> {
  const notes = measurements.flatMap(({ row, note }) =>
    note === null ? [] : [`${row.name}${row.peerName === null ? '' : ` (${row.peerName})`}: ${note}`],
  );
  await mkdir(path.dirname(file), { recursive: true });
  const content = { machine, rows: measurements.map(({ row }) => row), notes };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}

function describeTarget(one: Measurement, target: Target): string {
  const shrinks = one.row.unit === 'ms' || one.row.unit === 'MB';
  const wanted =
    target.figure === 'bound'
      ? `≥ ${target.value * 100} % of bound`
      : target.figure === 'ratio'
        ? `≥ ${target.value} ×`
        : `${shrinks ? '≤' : '≥'} ${target.value}`;
  const met = targetMet(one, target);
  return `${wanted} ${met === null ? '?' : met ? 'met' : 'MISSED'}`;
}

function figure(value: number | null): string {
  if (value === null) return '';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value < 1 ? 3 : 2);
}

/** Aligns names left, figures right. */
function pad(cell: string, width: number, column: number): string {
  const left = column < 2 || column === 4 || column === 8;
  return left ? cell.padEnd(width) : cell.padStart(width);
}
