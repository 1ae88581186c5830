/** The doctor's dialog: its report on the installation and the library. */
import type { CheckName } from '../../../shared/schemas.ts';

export const doctor = {
  title: 'Doctor',
  looking: 'Checking Sightline and your library…',
  well: 'All is well.',
  failed: (count: number) => (count === 1 ? '1 check failed.' : `${count} checks failed.`),
  ok: 'OK',
  notOk: 'Failed',
  failures: 'Recent failures',
  noFailures: 'None in the log.',
  again: 'Check again',
  copy: 'Copy report',
  copied: 'Report copied.',
  start: 'Check Sightline',
  checks: {
    engine: 'Engine',
    processor: 'Processor',
    decoder: 'Photo decoder',
    model: 'Model',
    'data-folder': 'Library folder',
    database: 'Database',
    watching: 'Watching folders',
    log: 'Log',
  } satisfies Record<CheckName, string>,
};
