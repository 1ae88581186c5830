/** What a pull chooses against what the loader prefers: over every set of variants, they must agree. */
import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../../electron/engine/hub/choose-files.ts';
import { candidatesFor, findOnnxFiles, ONNX_FOLDERS } from '../../../electron/engine/models/onnx-files.ts';
import { MODEL_DTYPES, type ModelDtype } from '../../../shared/schemas.ts';

const SUFFIXES: Readonly<Record<ModelDtype, string>> = {
  ...{ q8: '_quantized', int8: '_int8', uint8: '_uint8', fp32: '', fp16: '_fp16' },
  ...{ q4: '_q4', bnb4: '_bnb4', q4f16: '_q4f16' },
};
const SETS = Array.from({ length: 2 ** MODEL_DTYPES.length - 1 }, (_, index) =>
  MODEL_DTYPES.filter((_dtype, bit) => ((index + 1) >> bit) & 1),
);
const towers = ['vision', 'text'] as const;
const fileOf = (folder: string, tower: string, dtype: ModelDtype): string =>
  `${folder}${tower}_model${SUFFIXES[dtype]}.onnx`;

/** What the loader would open first for each tower, of these files. */
function preferred(names: readonly string[]): string[] {
  const listing = new Map(
    ONNX_FOLDERS.map((folder) => [
      folder,
      names.flatMap((name) => {
        const [first = '', second] = name.split('/');
        return second === undefined ? (folder === '' ? [first] : []) : first === folder ? [second] : [];
      }),
    ]),
  );
  return towers.map((tower) => candidatesFor(tower, findOnnxFiles(listing))[0]?.name ?? '');
}

const graphs = (names: readonly string[]): string[] => names.filter((name) => name.endsWith('.onnx'));

describe('chooseFiles', () => {
  it.each(['onnx/', ''])(
    'In %j, a pull fetches the graphs that the loader prefers, and no other',
    (folder) => {
      for (const vision of SETS) {
        for (const text of [vision, MODEL_DTYPES, MODEL_DTYPES.slice(3, 4)]) {
          const names = [
            ...vision.map((dtype) => fileOf(folder, 'vision', dtype)),
            ...text.map((dtype) => fileOf(folder, 'text', dtype)),
            `${folder}model.onnx`,
          ];
          const chosen = graphs(chooseFiles('acme/clip', names, {}).names);
          expect(chosen, names.join()).toEqual(preferred(names).sort());
          expect(preferred(chosen).sort()).toEqual(chosen);
        }
      }
    },
  );

  it('A pull of a variant that was asked for fetches that one, and the loader opens it', () => {
    const names = towers.flatMap((tower) => MODEL_DTYPES.map((dtype) => fileOf('onnx/', tower, dtype)));
    for (const dtype of MODEL_DTYPES) {
      const wanted = towers.map((tower) => fileOf('onnx/', tower, dtype)).sort();
      const chosen = graphs(chooseFiles('acme/clip', names, {}, dtype).names);
      expect(chosen).toEqual(wanted);
      expect(preferred(chosen).sort()).toEqual(wanted);
    }
  });

  it.each([
    [
      'what config.json names',
      { 'transformers.js_config': { dtype: { vision_model: 'fp16' } } },
      ['fp16', 'q8'],
    ],
    ['what config.json names for all', { 'transformers.js_config': { dtype: 'uint8' } }, ['uint8', 'uint8']],
    [
      'an image tower of convolutions in 32 bits',
      { vision_config: { architecture: 'fastvit_mci0' } },
      ['fp32', 'q8'],
    ],
    [
      'the usual ones of a vision transformer',
      { vision_config: { model_type: 'clip_vision_model' } },
      ['q8', 'q8'],
    ],
  ] as const)('Without a wish, a pull takes %s', (_what, config, [vision, text]) => {
    const names = towers.flatMap((tower) => MODEL_DTYPES.map((dtype) => fileOf('onnx/', tower, dtype)));
    const wanted = [fileOf('onnx/', 'vision', vision), fileOf('onnx/', 'text', text)];
    expect(graphs(chooseFiles('acme/clip', names, config).names)).toEqual(wanted.sort());
  });

  it('A pull of a model with both towers in one graph takes the best one, or what config.json names', () => {
    const names = ['onnx/model.onnx', 'onnx/model_quantized.onnx', 'onnx/model_fp16.onnx'];
    const joint = { vision_config: {}, text_config: {} };
    expect(graphs(chooseFiles('acme/clip', names, joint).names)).toEqual(['onnx/model_quantized.onnx']);
    const told = { ...joint, 'transformers.js_config': { dtype: { model: 'fp16' } } };
    expect(graphs(chooseFiles('acme/clip', names, told).names)).toEqual(['onnx/model_fp16.onnx']);
  });

  it('A pull with both folders takes one of them, as the loader does', () => {
    for (const set of SETS) {
      const inside = towers.flatMap((tower) => set.map((dtype) => fileOf('onnx/', tower, dtype)));
      const names = [...inside, ...towers.flatMap((tower) => set.map((dtype) => fileOf('', tower, dtype)))];
      expect(graphs(chooseFiles('acme/clip', names, {}).names)).toEqual(preferred(names).sort());
    }
  });
});
