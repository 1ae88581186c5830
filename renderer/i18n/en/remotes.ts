/** Remote encoders: adding one, agreeing to what would be sent, using it. */
import type { RemoteEncoder } from '../../../shared/schemas.ts';
import { counted } from './counted.ts';

const keys: Record<RemoteEncoder['key'], string> = {
  none: 'without a key',
  file: 'key in a file that only you can read (no secret store was available)',
  sealed: 'key in the secret store of this system',
  environment: 'key in the environment variable SIGHTLINE_REMOTE_KEY',
};

export const remotes = {
  title: 'Let another computer embed photos',
  detail:
    'Off until you add one. An endpoint of your own, or a Hugging Face Inference Endpoint, then sees your photos and what you search for. The form that it must speak is in docs/remote-encoder.md.',
  url: 'Address',
  key: 'Key',
  test: 'Test',
  asking: 'Asking…',
  serves: (host: string, model: string, revision: string, dimensions: string) =>
    `${host} serves ${model} at ${revision}, with ${dimensions} dimensions.`,
  add: 'Add…',
  consentTitle: (host: string) => `Send photos to ${host}?`,
  consent: (photos: number, size: string, host: string, pixels: string) =>
    `If you use it, ${counted(photos, 'photo', 'photos')}, about ${size}, would leave this computer for ${host}: each scaled to ${pixels} pixels, without its name, place, date or other metadata. So would every photo that you add later, every picture that you search with, every text that you search for, and every label that you tag with. Nothing is sent until you choose Use.`,
  agree: 'Agree and add',
  use: 'Use: send photos',
  stopUsing: 'Use the built-in model instead',
  remove: 'Forget',
  removeTitle: (name: string) => `Forget ${name}?`,
  removeDetail: 'Its address and its key are deleted. What it made of your photos stays on this computer.',
  removed: (name: string) => `${name} and its key are forgotten.`,
  keys,
  sends: (host: string) => `Photos and searches are sent to ${host}.`,
  failedList: 'The list of remote encoders could not be loaded.',
};
