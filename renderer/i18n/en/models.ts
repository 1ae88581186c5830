/** Models: the one that answers, better ones, downloads, and what each has made of the photos. */
import { formatNumber } from '../format.ts';
import { counted, photos } from './counted.ts';

/** What the recommended models are good at; the catalogue has the same in English. */
const summaries: Record<string, string> = {
  starter: 'Comes with Sightline: small and fast, for everyday scenes.',
  'Xenova/clip-vit-base-patch32': 'The classic; fast, and good with names, places and text in pictures.',
  'Xenova/siglip-base-patch16-224': 'The best English model of its size; exact about what a sentence says.',
  'onnx-community/siglip2-base-patch16-224-ONNX':
    'Understands many languages, and finds more than SigLIP; needs more memory for text.',
};

const spaceStates: Record<'answering' | 'building' | 'idle', string> = {
  answering: 'In use',
  building: 'Being made',
  idle: 'Not in use',
};

export const models = {
  summaries,
  answers: 'Answers your searches',
  inUse: 'Chosen',
  sizeName: 'Size on disk',
  speedName: 'Speed on this computer',
  speed: (rate: string) => `About ${rate} photos per second`,
  speedUnknown: 'Measured when the next photos are indexed',
  runsName: 'Runs on',
  runs: (threads: number) => `Processor, ${counted(threads, 'thread', 'threads')}`,
  runsElsewhere: (host: string) => `Another computer: ${host}`,
  weightsName: 'Weights',
  weightsChosen: 'Chosen by Sightline',
  weights: (bits: number, form: string) => `${formatNumber(bits)} bits (${form})`,
  revisionName: 'Revision',
  better: 'Get a better one',
  betterDetail:
    'Larger models find more and need more time for each photo. You can keep searching while a new one gets ready.',
  all: (count: number) => `More models (${formatNumber(count)})`,
  installedTitle: 'On this computer',
  download: 'Download',
  pause: 'Pause',
  resume: 'Resume',
  again: 'Try again',
  cancel: 'Cancel',
  use: 'Use',
  remove: 'Remove…',
  verify: 'Check files',
  size: (size: string) => `${size} to download`,
  sizeAbout: (size: string) => `about ${size} to download`,
  unknownSize: 'Download size is known once it starts',
  onDisk: (size: string) => `${size} on disk`,
  space: (size: string) => `${size} more in your library`,
  hours: (time: string, count: number) => `about ${time} for your ${photos(count)}`,
  ready: 'Has seen all your photos, ready at once',
  manyLanguages: (count: number) => counted(count, 'language', 'languages'),
  manyLanguagesWith: (count: number, language: string) =>
    `${counted(count, 'language', 'languages')} including ${language}`,
  licence: (licence: string) => `Licence: ${licence}`,
  researchOnly: 'For research only',
  accuracy: (percent: string) => `${percent} of 100 ImageNet pictures named correctly (published)`,
  otherTitle: 'Any other model, or a mirror',
  other: 'Model on huggingface.co',
  otherDetail: 'Owner and name, such as Xenova/clip-vit-base-patch16.',
  otherInvalid: 'Enter an owner, a slash and a name.',
  mirror: 'Mirror of huggingface.co',
  mirrorDetail:
    'If your network can’t reach huggingface.co, enter another server that has its models. Your access token is never sent to it.',
  mirrorInvalid: 'Enter an address that starts with https://.',
  mirrorSave: 'Save',
  mirrorUse: 'Use the mirror and try again',
  resolving: 'Asking which files there are…',
  waiting: 'Another program is downloading it',
  downloading: (bytes: string, total: string) => `${bytes} of ${total}`,
  rate: (rate: string, time: string) => `${rate}/s, ${time} left`,
  progressOf: (model: string) => `Download of ${model}`,
  verifying: 'Checking…',
  paused: (bytes: string) => `Paused at ${bytes}`,
  failed: 'The download stopped. What has arrived is kept.',
  failedAtOnce: 'The download could not start.',
  stopped: (model: string) => `${model} could not be downloaded. Settings, Model says why.`,
  installed: (model: string) => `${model} is installed. You can use it now.`,
  verified: (model: string) => `All files of ${model} are as they were installed.`,
  damaged: (model: string, file: string, reason: string) =>
    `${file} of ${model} is not as it was installed: ${reason}`,
  switching: (model: string, former: string) =>
    `${model} takes over once it has seen every photo. Until then ${former} answers.`,
  switchingBar: (model: string) => `Getting photos ready for ${model}`,
  photosLeft: (count: number) => `${photos(count)} left`,
  stay: (model: string) => `Stay with ${model}`,
  removeTitle: (model: string) => `Remove ${model}?`,
  removeDetail: (size: string) =>
    `Its files (${size}) are deleted from this computer. Your photos stay, and so does what it has learned about them: you can download it again and use it at once.`,
  removeConfirm: 'Remove',
  spaces: 'What models know of your photos',
  spacesDetail:
    'Each model keeps a vector for every photo it has seen. Those not in use make a change back instant; delete them to free space.',
  spaceStates,
  spaceSize: (count: number, size: string) => `${photos(count)}, ${size}`,
  spaceRemove: 'Delete…',
  spaceRemoveTitle: (model: string) => `Delete the vectors of ${model}?`,
  spaceRemoveDetail: (size: string) =>
    `This frees about ${size}. Your photos, tags and albums stay. To use this model again, it has to look at every photo once more.`,
  spaceRemoveConfirm: 'Delete',
  spaceRemoved: (model: string) => `The vectors of ${model} were deleted.`,
  failedList: 'The list of models could not be loaded.',
  failedSpaces: 'The list of vectors could not be loaded.',
  languageOffer: 'Find a model that understands it',
};
