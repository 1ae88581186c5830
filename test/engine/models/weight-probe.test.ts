import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countWeights, rewriteWeights } from '../../../electron/engine/models/int8-weights.ts';
import { chooseWeights } from '../../../electron/engine/models/weight-probe.ts';
import type { TowerSource } from '../../../electron/engine/models/tower-source.ts';
import type { ChosenWeights, ProbeEnvironment } from '../../../electron/engine/models/weight-probe.ts';
import { bytesHeader, integer, message, text } from '../../support/onnx/protobuf.ts';
import { product, tensor, UINT8 } from '../../support/quantized-product.ts';

/** Its weights are int8. */
const file = rewriteWeights(product(tensor('Z', UINT8, [], [9])), 'int8');
const RIGHT = Float32Array.of(0.6, 0.8);
const WRONG = Float32Array.of(0.8, 0.6);

/** A processor to choose on: which form is exact, and how long each takes. */
interface Machine {
  readonly saturates?: boolean;
  readonly fast?: 'int8' | 'uint8';
  readonly expected?: Float32Array | null;
}

interface FakeSession {
  readonly form: 'int8' | 'uint8';
  release(): Promise<void>;
}

let cacheDir = '';
let opened: string[] = [];
let released = 0;
beforeEach(async () => {
  cacheDir = path.join(await mkdtemp(path.join(tmpdir(), 'sightline-probe-')), 'models');
  opened = [];
  released = 0;
});
afterEach(() => rm(path.dirname(cacheDir), { recursive: true }));

const choose = (
  machine: Machine,
  environment: Partial<ProbeEnvironment> = {},
): Promise<ChosenWeights<FakeSession>> =>
  chooseWeights<FakeSession>(
    {
      sha256: 'a'.repeat(64),
      source: { bytes: file, weightsFolder: '' },
      name: 'a-text',
      open: async (source) => {
        const bytes = 'bytes' in source ? source.bytes : await readFile(source.path);
        const form = countWeights(bytes).int8 > 0 ? 'int8' : 'uint8';
        opened.push(form);
        return {
          form,
          release: async () => {
            released += 1;
          },
        };
      },
      embed: async ({ form }) => {
        if (form !== (machine.fast ?? 'int8')) await new Promise((resolve) => setTimeout(resolve, 30));
        return [machine.saturates === true && form === 'int8' ? WRONG : RIGHT];
      },
      expected: machine.expected === undefined || machine.expected === null ? null : [machine.expected],
    },
    { machine: 'a processor, a runtime', exactInt8: null, cacheDir, ...environment },
  );

describe('chooseWeights', () => {
  it('chooseWeights takes the faster of two forms that reproduce the reference', async () => {
    expect(await choose({ fast: 'int8', expected: RIGHT })).toMatchObject({ weights: 'int8' });
  });

  it('chooseWeights goes back to the uint8 form when that is the faster one', async () => {
    const chosen = await choose({ fast: 'uint8' });
    expect(chosen).toMatchObject({ weights: 'uint8', session: { form: 'uint8' } });
    expect(opened).toEqual(['uint8', 'int8', 'uint8']);
    expect(released).toBe(2);
  });

  it('chooseWeights takes uint8 without a probe where int8 saturates', async () => {
    const chosen = await choose({ fast: 'int8' }, { exactInt8: false });
    expect(chosen).toMatchObject({ weights: 'uint8', session: { form: 'uint8' } });
    expect(opened).toEqual(['uint8']);
  });

  it.each([RIGHT, null])('chooseWeights finds out that int8 saturates, reference %o', async (expected) => {
    // The file itself is int8: agreeing with the file as it is would prove nothing.
    expect(await choose({ saturates: true, fast: 'int8', expected })).toMatchObject({ weights: 'uint8' });
  });

  it('chooseWeights takes uint8 when no form reproduces the reference', async () => {
    expect(await choose({ fast: 'int8', expected: Float32Array.of(1, 0) })).toMatchObject({ weights: 'uint8' });
  });

  it('chooseWeights verifies int8 even where the processor should be exact', async () => {
    const chosen = await choose({ saturates: true, expected: RIGHT }, { exactInt8: true });
    expect(chosen).toMatchObject({ weights: 'uint8' });
  });

  it('chooseWeights remembers for one file on one machine', async () => {
    await choose({ fast: 'uint8' });
    opened = [];
    expect(await choose({ fast: 'int8' })).toMatchObject({ weights: 'uint8' });
    expect(opened).toEqual(['uint8']);
    expect(await choose({ fast: 'int8' }, { machine: 'another' })).toMatchObject({ weights: 'int8' });
    expect(await readdir(cacheDir)).toHaveLength(2);
  });

  it('chooseWeights probes again when what it remembered is damaged, and needs no folder to remember in', async () => {
    await choose({ fast: 'uint8' });
    for (const name of await readdir(cacheDir)) await writeFile(path.join(cacheDir, name), '{"weights":');
    expect(await choose({ fast: 'int8' })).toMatchObject({ weights: 'int8' });
    expect(await choose({ fast: 'int8' }, { cacheDir: '/dev/null/nowhere' })).toMatchObject({ weights: 'int8' });
    expect(await choose({ fast: 'uint8' }, { cacheDir: null })).toMatchObject({ weights: 'uint8' });
  });

  it('chooseWeights keeps large weights that it rewrote, and opens them as a file from then on', async () => {
    const size = 33 * 1024 * 1024;
    const rest = message(5, integer(1, size), integer(2, UINT8), text(8, 'rest'), bytesHeader(9, size), Buffer.alloc(size));
    const large = rewriteWeights(product(tensor('Z', UINT8, [], [9]), rest), 'int8');
    const source = { bytes: large, weightsFolder: '' };
    const sources: TowerSource[] = [];
    const start = (): Promise<ChosenWeights<{ release(): Promise<void> }>> =>
      chooseWeights(
        {
          sha256: 'b'.repeat(64),
          source,
          name: 'b-text',
          open: async (from) => {
            sources.push(from);
            return { release: async () => {} };
          },
          embed: async () => [RIGHT],
          expected: null,
        },
        { machine: 'a processor, a runtime', exactInt8: false, cacheDir },
      );
    for (const weights of ['uint8', 'uint8', 'uint8']) expect(await start()).toMatchObject({ weights });
    const kept = { path: path.join(cacheDir, 'tower-b-text-uint8.onnx'), steady: true };
    expect(sources.slice(-2)).toEqual([kept, kept]);
    expect((await readFile(kept.path)).equals(rewriteWeights(large, 'uint8'))).toBe(true);
  });
});
