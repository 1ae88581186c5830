/**
 * Which execution provider an embedder opens the model with: the one that its trials chose, until it fails in use. Then
 * the processor takes over for good, and says so. Runs in the engine process.
 */
import type { ProviderName } from '../api/provider-name.ts';
import { processorName } from '../embedding/processor.ts';
import { runtimeVersion } from '../embedding/session.ts';
import { PROVIDERS } from '../models/providers.ts';
import { rememberedTrials, rememberTrials, type TrialOptions } from './provider-trials.ts';

/** What trials hold for: this processor and this version of the runtime. */
export const trialMachine = (): string => `${processorName()}, onnxruntime ${runtimeVersion}`;

export class ProviderInUse {
  readonly #where: Pick<TrialOptions, 'model' | 'cacheDir' | 'machine'>;
  readonly #onLost: (sentence: string) => void;
  #current: ProviderName = 'cpu';

  /** @param onLost hears why the processor takes over. */
  constructor(where: Pick<TrialOptions, 'model' | 'cacheDir'>, onLost: (sentence: string) => void) {
    this.#where = { ...where, machine: trialMachine() };
    this.#onLost = onLost;
  }

  get current(): ProviderName {
    return this.#current;
  }

  /** The provider to open the model with. Never rejects. */
  async wanted(): Promise<ProviderName> {
    this.#current = (await rememberedTrials(this.#where))?.chosen ?? 'cpu';
    return this.#current;
  }

  /** @param provider the one that the model runs on now. */
  async opened(provider: ProviderName): Promise<void> {
    if (provider !== this.#current) await this.#lose('it can’t open the model any more');
  }

  /** The embedder died. @param how its signal or exit code. */
  async died(how: string): Promise<void> {
    if (this.#current !== 'cpu') await this.#lose(`the process that embeds photos stopped with it (${how})`);
  }

  async #lose(reason: string): Promise<void> {
    const lost = this.#current;
    this.#current = 'cpu';
    const known = await rememberedTrials(this.#where);
    const trials = (known?.trials ?? []).map((trial) =>
      trial.provider === lost ? { ...trial, accepted: false, reason } : trial,
    );
    await rememberTrials(this.#where, { chosen: 'cpu', trials });
    const title = PROVIDERS.find(({ name }) => name === lost)?.title ?? lost;
    this.#onLost(
      `${title} no longer runs the model: ${reason}. The processor does now; no photo is lost. ` +
        'Try again with: sightline models providers --try',
    );
  }
}
