/** What the doctor of the fake host found: one check failed, one failure in the log. */
import type { DoctorReport } from '../../shared/schemas.ts';

export const DOCTOR_REPORT: DoctorReport = {
  version: '0.1.0',
  platform: {
    system: 'linux-x64',
    release: '6.8.0',
    node: '22.12.0',
    electron: null,
    onnxruntime: '1.20.1',
    sharp: '0.33.5',
    libvips: '8.15.3',
    sqlite: '3.47.1',
  },
  providers: ['cpu'],
  dataDir: {
    path: '/home/ada/.local/share/sightline',
    exists: true,
    database: 12_400_000,
    thumbnails: 9_100_000,
    cache: 2_300_000,
    logs: 48_000,
    total: 23_848_000,
    free: 81_000_000_000,
  },
  database: { state: 'ok', schema: 9, expectedSchema: 9, folders: 2, photos: 4_203, writer: 4_242 },
  watcher: { mode: 'directories', maxWatches: 8_192, maxInstances: 128, directories: 9_120 },
  failures: [
    {
      at: Date.UTC(2026, 8, 1, 9, 12),
      process: 'engine',
      message: 'engine.search failed: expected 512 numbers, received 511',
    },
  ],
  log: '/home/ada/.local/share/sightline/logs/serve.log',
  checks: [
    { name: 'engine', ok: true, detail: 'started' },
    { name: 'decoder', ok: true, detail: 'decodes a picture: sharp 0.33.5, libvips 8.15.3' },
    { name: 'model', ok: true, detail: 'sightline-starter embeds a text; computed on cpu' },
    { name: 'processor', ok: true, detail: 'has AVX2' },
    { name: 'data-folder', ok: true, detail: '/home/ada/.local/share/sightline, 23.8 MB, 81 GB are free' },
    { name: 'database', ok: true, detail: '4203 photos in 2 folders, written by process 4242' },
    { name: 'watching', ok: false, detail: '9120 directories with photos, 8192 may be watched' },
    { name: 'log', ok: true, detail: '/home/ada/.local/share/sightline/logs/serve.log' },
  ],
};
