/** Formats a doctor's report as lines of English text, for a terminal or to send to whoever helps. Pure. */
import type { CheckName, DoctorReport } from '../../../shared/schemas.ts';

const NAMES: Readonly<Record<CheckName, string>> = {
  engine: 'Engine',
  processor: 'Processor',
  decoder: 'Photo decoder',
  model: 'Model',
  'data-folder': 'Data folder',
  database: 'Database',
  watching: 'Watching folders',
  log: 'Log',
};
const NAME_WIDTH = Math.max(...Object.values(NAMES).map(({ length }) => length));

export function reportInWords(report: DoctorReport): string[] {
  const { platform, dataDir, database, watcher, failures, checks } = report;
  const wrong = checks.filter(({ ok }) => !ok).length;
  return [
    ...checks.map(
      ({ name, ok, detail }) => `${ok ? 'ok    ' : 'FAILED'}  ${NAMES[name].padEnd(NAME_WIDTH)}  ${detail}`,
    ),
    '',
    `Sightline   ${report.version}`,
    `System      ${platform.system}, ${platform.release}`,
    `Runs on     ${runtimes(platform).join(', ')}`,
    `Computes on ${report.providers.length === 0 ? 'unknown' : `cpu (of ${report.providers.join(', ')})`}`,
    `Data folder ${dataDir.path}${dataDir.exists ? '' : ' (not there yet)'}`,
    `            ${sizes(dataDir)}`,
    `Library     ${counted(database.photos, 'photo')} in ${counted(database.folders, 'folder')}`,
    `Watching    ${watcher.mode}; at most ${known(watcher.maxWatches)} watches, ${known(watcher.maxInstances)} programs`,
    `Log         ${report.log ?? 'none'}`,
    '',
    ...(failures.length === 0 ? ['No failures in the log.'] : ['Last failures in the log:']),
    ...failures.map(({ at, process, message }) => `  ${new Date(at).toISOString()}  ${process}: ${message}`),
    '',
    wrong === 0 ? 'All is well.' : `${wrong} of ${checks.length} checks failed.`,
  ];
}

function runtimes({
  node,
  electron,
  onnxruntime,
  sharp,
  libvips,
  sqlite,
}: DoctorReport['platform']): string[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['Electron', electron],
    ['Node.js', node],
    ['ONNX Runtime', onnxruntime],
    ['sharp', sharp],
    ['libvips', libvips],
    ['SQLite', sqlite],
  ];
  return named.flatMap(([name, version]) => (version === null ? [] : [`${name} ${version}`]));
}

function sizes({ database, thumbnails, cache, logs, total, free }: DoctorReport['dataDir']): string {
  const parts = { database, thumbnails, cache, logs };
  const list = Object.entries(parts).map(([name, bytes]) => `${name} ${megabytes(bytes)}`);
  return `${megabytes(total)} (${list.join(', ')}), free ${free === null ? 'unknown' : megabytes(free)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
}

function counted(value: number | null, what: string): string {
  return `${known(value)} ${what}${value === 1 ? '' : 's'}`;
}

function known(value: number | null): string {
  return value === null ? '?' : value.toLocaleString('en-US');
}
