/** Models: what is installed, what the catalogue offers, and downloads in progress. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { MODEL_DTYPES } from '../model-variants.ts';

/** A model on the hub, such as `Xenova/clip-vit-base-patch32`. */
export const hubId = z
  .string()
  .max(LIMITS.nameCharacters)
  .regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/, 'expected <owner>/<name>')
  .refine((id) => !id.includes('..') && !id.includes('--'), 'expected <owner>/<name>')
  .describe('Id of a model on the hub: its owner, a slash, its name.');

/** A branch, a tag or a commit. */
export const hubRevision = z
  .string()
  .max(LIMITS.nameCharacters)
  .regex(/^[A-Za-z0-9][\w.\-/]*$/, 'expected a branch, a tag or a commit')
  .refine((revision) => !revision.includes('..'), 'expected a branch, a tag or a commit')
  .describe('Branch, tag or commit of the model on the hub.');

/** Computers' names for themselves, on which nothing is encrypted because nothing leaves. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A server that speaks the hub's protocol. Not encrypted only where nothing leaves the computer. */
export const hubMirror = z
  .union(
    [z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: LOOPBACK })],
    'expected an https address, or an http address of this computer',
  )
  .refine((address) => address.length <= LIMITS.nameCharacters && !/[@?#\s]/.test(address), {
    message: 'expected an address without a name, a password or a query',
  })
  .describe('Address of a server that speaks the protocol of huggingface.co.');

export const modelDtype = z
  .enum(MODEL_DTYPES)
  .describe(
    'Number format of the weights, by the names that the hub uses: `q8` is 8 bits, `fp32` is full precision.',
  );
export { MODEL_DTYPES };
export type { ModelDtype } from '../model-variants.ts';

export const modelPull = z.object({
  id: z.string().describe('Id of the model on the hub.'),
  name: z.string().describe('Name under which it will be installed.'),
  revision: z.string().nullable().describe('Commit being downloaded; null: not known yet.'),
  state: z
    .enum(['resolving', 'waiting', 'downloading', 'verifying', 'paused', 'done', 'failed', 'cancelled'])
    .describe(
      '`resolving`: asking the hub which files there are. `waiting`: another process downloads the same model. ' +
        '`paused`, `failed`: what has arrived is kept, and `models.resumePull` goes on from there.',
    ),
  bytes: z.number().describe('Bytes that have arrived.'),
  total: z.number().nullable().describe('Bytes of all files; null: not known yet.'),
  rate: z.number().nullable().describe('Bytes per second over the last seconds; null: not measured yet.'),
  secondsLeft: z.number().nullable().describe('Estimated seconds until the end; null: not known.'),
  reason: z
    .string()
    .nullable()
    .describe('Human-readable reason why it failed or waits; null: it does neither.'),
});
export type ModelPull = z.infer<typeof modelPull>;

/** Published quality of a model. Percentages. */
export const modelFigures = z.object({
  imageNet: z
    .number()
    .nullable()
    .describe('Zero-shot top-1 accuracy on ImageNet, in percent; null: none is stated.'),
  flickr30k: z
    .number()
    .nullable()
    .describe('Recall@1 on Flickr30k, text to image, in percent; null: none is stated.'),
  coco: z.number().nullable().describe('Recall@1 on COCO, text to image, in percent; null: none is stated.'),
  source: z.string().describe('Where they were published.'),
});

/** Speed that was measured with Sightline. */
export const modelSpeed = z.object({
  imagesPerSecond: z.number().positive().describe('Photos indexed per second.'),
  where: z.string().describe('The machine and the photos.'),
});

export const modelListing = z.object({
  id: z
    .string()
    .describe('Id of the model on the hub, or its name if it came from elsewhere; `starter`: built in.'),
  name: z.string().describe('Name of its folder, by which an installed model is chosen.'),
  title: z.string().describe('Name for people.'),
  summary: z.string().nullable().describe('What it is good at; null: it is not in the catalogue.'),
  installed: z.boolean().describe('Whether it is on this computer.'),
  inUse: z.boolean().describe('Whether it is the model of this library.'),
  source: z
    .enum(['built-in', 'hub', 'archive', 'folder'])
    .nullable()
    .describe('Where the installed model came from; null: it is not installed.'),
  licence: z.string().nullable().describe('Licence of its weights; null: its authors state none.'),
  licenceNote: z.string().nullable().describe('What else its authors say about its use; null: nothing.'),
  commercialUse: z.boolean().nullable().describe('Whether its licence allows commercial use; null: unknown.'),
  recommended: z.boolean().describe('Whether Sightline recommends it.'),
  revision: z
    .string()
    .nullable()
    .describe('Commit that is installed, or revision that would be pulled; null: unknown.'),
  dtype: z.string().nullable().describe('Weights of the image tower; null: its layout has no variants.'),
  variants: z
    .array(modelDtype)
    .describe(
      'Weights to choose from in its folder, as `<name>+<variant>`; empty: it has one set, or is not installed.',
    ),
  bytes: z.number().nullable().describe('Bytes on disk, or of the download; null: the hub states them.'),
  languages: z.array(z.string()).nullable().describe('ISO 639 codes of its languages; null: not stated.'),
  dimensions: z.int().nullable().describe('Length of its embeddings; null: not stated.'),
  parametersMillions: z
    .number()
    .nullable()
    .describe('Weights of both towers, in millions; null: not stated.'),
  figures: modelFigures.nullable().describe('Published quality; null: none is stated.'),
  measured: modelSpeed.nullable().describe('Speed measured with Sightline; null: not measured.'),
  pull: modelPull.nullable().describe('Its download, running or unfinished; null: there is none.'),
});
export type ModelListing = z.infer<typeof modelListing>;

export const modelVerification = z.object({
  id: z.string().describe('Id of the model.'),
  name: z.string().describe('Name of its folder.'),
  ok: z.boolean().describe('Whether every file is as it was installed.'),
  files: z.int().describe('How many files were checked.'),
  problems: z
    .array(
      z.object({
        file: z.string().describe('Name of the file.'),
        reason: z.string().describe('What is wrong with it, in human-readable form.'),
      }),
    )
    .describe('Files that are missing or changed.'),
});
export type ModelVerification = z.infer<typeof modelVerification>;
