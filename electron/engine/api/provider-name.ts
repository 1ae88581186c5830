/** Execution providers of ONNX Runtime that Sightline knows; models/providers.ts has what is known of each. Types only. */
export type ProviderName = 'cpu' | 'coreml' | 'dml' | 'webgpu' | 'cuda';
