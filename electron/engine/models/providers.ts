/**
 * Execution providers of ONNX Runtime: where each can run, whether it is in our package, and how to get it otherwise.
 * A provider is used only after a self-test against the processor (embedder/provider-trials.ts). Pure.
 */
import type { ProviderName } from '../api/provider-name.ts';

/** A platform as Node names it: `linux-x64`, `darwin-arm64`, `win32-x64`. */
export type System = `${string}-${string}`;

export interface Provider {
  readonly name: ProviderName;
  readonly title: string;
  /** What it runs on. */
  readonly hardware: string;
  /** Where ONNX Runtime has it; those in the package need no download. */
  readonly systems: readonly { readonly system: System; readonly inPackage: boolean; readonly bytes: number }[];
  /** What to do where it is not in the package; null if it is wherever it exists. */
  readonly howElse: string | null;
  /** Whether it has ever run on such hardware in a test of ours. */
  readonly triedOnHardware: boolean;
}

/**
 * Bytes are those that a package has because of the provider, in onnxruntime-node 1.30.0: DirectML.dll for `dml`, the
 * shader compiler (dxcompiler.dll, dxil.dll) for `webgpu` on Windows; elsewhere it is part of the runtime's library.
 */
export const PROVIDERS: readonly Provider[] = [
  {
    name: 'cpu',
    title: 'Processor',
    hardware: 'any x86-64 or ARM64 processor',
    systems: [
      { system: 'linux-x64', inPackage: true, bytes: 0 },
      { system: 'linux-arm64', inPackage: true, bytes: 0 },
      { system: 'darwin-arm64', inPackage: true, bytes: 0 },
      { system: 'win32-x64', inPackage: true, bytes: 0 },
      { system: 'win32-arm64', inPackage: true, bytes: 0 },
    ],
    howElse: null,
    triedOnHardware: true,
  },
  {
    name: 'coreml',
    title: 'Core ML',
    hardware: 'Apple Neural Engine and GPU',
    systems: [{ system: 'darwin-arm64', inPackage: true, bytes: 0 }],
    howElse: null,
    triedOnHardware: false,
  },
  {
    name: 'dml',
    title: 'DirectML',
    hardware: 'any GPU with DirectX 12',
    systems: [
      { system: 'win32-x64', inPackage: true, bytes: 18_527_584 },
      { system: 'win32-arm64', inPackage: true, bytes: 18_444_600 },
    ],
    howElse: null,
    triedOnHardware: false,
  },
  {
    name: 'webgpu',
    title: 'WebGPU',
    hardware: 'any GPU with Vulkan, Metal or DirectX 12',
    systems: [
      { system: 'linux-x64', inPackage: true, bytes: 0 },
      { system: 'darwin-arm64', inPackage: true, bytes: 0 },
      { system: 'win32-x64', inPackage: true, bytes: 19_495_072 },
      { system: 'win32-arm64', inPackage: true, bytes: 24_055_384 },
    ],
    howElse: null,
    triedOnHardware: false,
  },
  {
    name: 'cuda',
    title: 'CUDA',
    hardware: 'NVIDIA GPU',
    systems: [{ system: 'linux-x64', inPackage: false, bytes: 0 }],
    howElse:
      'install the CUDA toolkit and cuDNN, then run the install script of onnxruntime-node with ' +
      '`--onnxruntime-node-install=cuda12` in a checkout of Sightline',
    triedOnHardware: false,
  },
];

/**
 * Providers to try on a system besides the processor, in the order of the table.
 * @param supported names that the installed runtime knows; trying one whose files are missing says which.
 */
export function candidateProviders(system: System, supported: readonly string[]): ProviderName[] {
  return PROVIDERS.filter(
    ({ name, systems }) =>
      name !== 'cpu' && supported.includes(name) && systems.some((each) => each.system === system),
  ).map(({ name }) => name);
}
