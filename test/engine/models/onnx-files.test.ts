import { describe, expect, it } from 'vitest';
import {
  candidatesFor,
  externalDataFiles,
  findOnnxFiles,
  hasEightBitWeights,
  noTower,
} from '../../../electron/engine/models/onnx-files.ts';
import type { Tower } from '../../../electron/engine/models/tower-signature.ts';

/** The candidates for a tower among the names in some folders, best first. */
const candidates = (tower: Tower, folders: Readonly<Record<string, readonly string[]>>): string[] =>
  candidatesFor(tower, findOnnxFiles(new Map(Object.entries(folders)))).map(({ name }) => name);

describe('findOnnxFiles', () => {
  it('findOnnxFiles prefers 8-bit weights, then float32, then half precision', () => {
    const names = ['model.onnx', 'text_model_fp16.onnx', 'text_model.onnx', 'text_model_q4.onnx'];
    expect(candidates('text', { onnx: names })[0]).toBe('onnx/text_model.onnx');
    expect(candidates('text', { onnx: [...names, 'text_model_uint8.onnx'] })[0]).toBe('onnx/text_model_uint8.onnx');
    expect(
      candidates('text', { onnx: [...names, 'text_model_uint8.onnx', 'text_model_quantized.onnx'] })[0],
    ).toBe('onnx/text_model_quantized.onnx');
    expect(candidates('text', { onnx: ['text_model_q4.onnx', 'text_model_fp16.onnx'] })[0]).toBe(
      'onnx/text_model_fp16.onnx',
    );
  });

  it('findOnnxFiles knows the folders of transformers.js, optimum and Immich', () => {
    expect(candidates('vision', { '': ['vision_model.onnx'] })).toEqual(['vision_model.onnx']);
    expect(candidates('text', { textual: ['model.onnx'], visual: ['model.onnx'] })).toEqual([
      'textual/model.onnx',
    ]);
    expect(candidates('vision', { '': ['model.onnx'] })).toEqual(['model.onnx']);
    expect(candidates('vision', { onnx: ['model.onnx', 'vision_model_q4.onnx'] })).toEqual([
      'onnx/vision_model_q4.onnx',
    ]);
  });

  it('findOnnxFiles leaves other files alone', () => {
    expect(findOnnxFiles(new Map([['onnx', ['decoder_model.onnx', 'text_model.onnx_data', 'notes.txt']]]))).toEqual(
      [],
    );
  });

  it('findOnnxFiles has an error that says what it wants when there is nothing', () => {
    expect(noTower('vision', []).message).toMatch(
      /^onnx\/: expected vision_model\.onnx or vision_model_quantized\.onnx, received no ONNX files$/,
    );
  });
});

describe('names', () => {
  it('Names of ONNX files reveal 8-bit weights', () => {
    expect(hasEightBitWeights('onnx/vision_model_quantized.onnx')).toBe(true);
    expect(hasEightBitWeights('onnx/vision_model_uint8.onnx')).toBe(true);
    expect(hasEightBitWeights('onnx/vision_model.onnx')).toBe(false);
  });

  it('Names of files reveal weights that lie beside a model', () => {
    expect(
      externalDataFiles('text_model.onnx', ['text_model.onnx', 'text_model.onnx_data', 'vision_model.onnx_data']),
    ).toEqual(['text_model.onnx_data']);
  });
});
