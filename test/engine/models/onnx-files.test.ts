import { describe, expect, it } from 'vitest';
import {
  chooseOnnxFile,
  externalDataFiles,
  hasEightBitWeights,
} from '../../../electron/engine/models/onnx-files.ts';

describe('chooseOnnxFile', () => {
  it('chooseOnnxFile prefers 8-bit weights, then float32, then half precision', () => {
    const names = ['model.onnx', 'text_model_fp16.onnx', 'text_model.onnx', 'text_model_q4.onnx'];
    expect(chooseOnnxFile('text', names)).toBe('text_model.onnx');
    expect(chooseOnnxFile('text', [...names, 'text_model_uint8.onnx'])).toBe('text_model_uint8.onnx');
    expect(chooseOnnxFile('text', [...names, 'text_model_uint8.onnx', 'text_model_quantized.onnx'])).toBe(
      'text_model_quantized.onnx',
    );
    expect(chooseOnnxFile('text', ['text_model_q4.onnx', 'text_model_fp16.onnx'])).toBe('text_model_fp16.onnx');
  });

  it('chooseOnnxFile says what it wants when there is nothing', () => {
    expect(() => chooseOnnxFile('vision', [])).toThrow(
      /^onnx\/: expected vision_model\.onnx or vision_model_quantized\.onnx, received no files in onnx\/$/,
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
