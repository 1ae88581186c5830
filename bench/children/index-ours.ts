/** Measures our whole indexing: this process as the host, the built engine and embedder, a new library, one folder. */
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import { answerOnce } from '../child.ts';

answerOnce<'index-ours'>(async ({ modelDir, folder, dataDir }) => {
  const engine = await startEngine();
  // Finished photos and when they were reported. The rate is that between the first and last report of the unfinished
  // run: this excludes the scan, the loading of the model (as for the peer), and the delay of the final report.
  const reports: { finished: number; at: number }[] = [];
  engine.onEvent((event) => {
    if (event.type !== 'progress') return;
    const { finished, total } = event.progress;
    if (finished < total && finished > (reports.at(-1)?.finished ?? 0))
      reports.push({ finished, at: performance.now() });
  });
  await engine.api.open({ dataDir, model: modelDir, onlyNow: true, mode: 'writer' });
  const added = await engine.api.folders.add({ path: Buffer.from(folder) });
  const summary = await engine.api.index({ folderIds: [added.id] });
  await engine.stop();
  const [first, last] = [reports[0], reports.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    throw new Error(`expected several reports of progress, received ${reports.length}`);
  }
  const images = last.finished - first.finished;
  return { images, rate: (images * 1000) / (last.at - first.at), failed: summary.failed + summary.skipped };
});
