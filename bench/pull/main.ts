/** Shows a pull under adverse conditions, with its figures and the log of requests; see scripts/show-pull.mjs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { modelOfFolder } from '../../test/support/hub-models.ts';
import { sha256Of, startLocalHub } from '../../test/support/local-hub.ts';
import { writeClipVitB32 } from '../../test/support/onnx/model-folders.ts';
import { runCli, startCli } from '../../test/support/run-cli.ts';

const ID = 'acme/clip-vit-base-patch32';
const folder = await mkdtemp(path.join(tmpdir(), 'sightline-pull-'));
try {
  await writeClipVitB32(path.join(folder, 'model'), { precision: ['fp32', 'uint8'] });
  const model = modelOfFolder(ID, path.join(folder, 'model'));
  const hub = await startLocalHub(model);
  const sizes = Object.values(model.files).map(({ length }) => length);
  console.log(`on the hub: ${sizes.length} files, ${megabytes(sizes.reduce((sum, size) => sum + size, 0))}`);
  const args = ['models', 'pull', ID, '--data-dir', path.join(folder, 'data')];
  const options = { env: { HF_ENDPOINT: hub.url, HF_HOME: folder } };

  hub.bytesPerSecond = 8e6;
  hub.cuts.push(300_000, 600_000);
  const first = startCli(args, options);
  await first.waitFor('stderr', /Downloading/);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  first.child.kill('SIGKILL');
  console.log(`killed; it had said:\n${(await first.finished).stderr}`);
  const before = hub.requests.length;
  hub.bytesPerSecond = null;
  const started = performance.now();
  const second = await runCli(args, options);
  console.log(`second run, ${Math.round(performance.now() - started)} ms:\n${second.stderr}${second.stdout}`);
  const verified = await runCli(['models', 'verify', ID, '--data-dir', path.join(folder, 'data')], options);
  console.log(verified.stdout);
  for (const [index, { host, method, path: at, range, ifRange }] of hub.requests.entries()) {
    const file = at.replace(/[0-9a-f]{40,}/g, (hex) => `${hex.slice(0, 8)}…`);
    console.log(
      `${index < before ? 1 : 2} ${host} ${method} ${file} ${range ?? ''} ${ifRange ?? ''}`.trimEnd(),
    );
  }

  const original = model.files['onnx/text_model_quantized.onnx'] ?? Buffer.alloc(0);
  const tampered = Buffer.from(original);
  tampered[1_000] = (tampered[1_000] ?? 0) ^ 1;
  hub.fault = ({ host, path: at, range }, response) => {
    const match = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
    if (host !== 'cdn' || !match || !at.endsWith(sha256Of(original))) return false;
    const [start, end] = [Number(match[1]), Number(match[2])];
    response
      .writeHead(206, { 'content-range': `bytes ${start}-${end}/${tampered.length}` })
      .end(tampered.subarray(start, end + 1));
    return true;
  };
  const elsewhere = path.join(folder, 'elsewhere');
  const refused = await runCli(['models', 'pull', ID, '--data-dir', elsewhere], options);
  console.log(`tampered, exit ${refused.code}: ${refused.stderr}`);
  await hub.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
