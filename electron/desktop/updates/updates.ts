/**
 * Updates the app with electron-updater. Makes no network request until the user asks for a check or turns on
 * `checkForUpdates`, which checks once a day. Downloads a new version, verifies it against the checksum received over
 * https, and installs it when the user says so. Runs in the main process.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { AppUpdater, CancellationToken } from 'electron-updater';
import { SightlineError } from '../../../shared/errors.ts';
import type { UpdateState } from '../../../shared/schemas.ts';
import type { HostApp, SettingsStore } from '../../host/context.ts';
import type { UpdateSource } from '../../host/event-sources.ts';
import { guardUpdateSession, type RecordRequest } from './update-session.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** electron-updater puts headers and stacks into its messages; only the beginning helps the user. */
const MESSAGE_CHARACTERS = 200;

const NOTHING_KNOWN: UpdateState = { state: 'off', version: null, message: null };

export interface UpdateOptions {
  readonly settings: Pick<SettingsStore, 'state' | 'onChange'>;
  readonly record: RecordRequest;
  /**
   * Closes the library and its processes before the installer takes over; the library may be reopened if that fails.
   */
  readonly beforeInstall: () => Promise<void>;
  /** The update server's configuration: written by the packager, missing if there is no update server. */
  readonly configFile?: string;
}

/** Reading `state` and subscribing to its changes makes no network request. */
export interface Updates extends UpdateSource, Pick<HostApp, 'checkForUpdates' | 'installUpdate'> {
  /** Stops checking. */
  stop(): void;
}

/** Creates the updater; undefined if the package has no update server or is of a kind that can't be replaced. */
export function createUpdates(options: UpdateOptions): Updates | undefined {
  const configFile = options.configFile ?? path.join(process.resourcesPath, 'app-update.yml');
  if (!existsSync(configFile) || !canReplaceItself()) return undefined;
  return new AppUpdates(options, configFile);
}

/** On Linux, only a package that the system's package manager installed: an unpacked archive belongs to the user. */
function canReplaceItself(): boolean {
  return process.platform !== 'linux' || existsSync(path.join(process.resourcesPath, 'package-type'));
}

class AppUpdates implements Updates {
  readonly #options: UpdateOptions;
  readonly #configFile: string;
  readonly #unsubscribe: () => void;
  #updater: Promise<AppUpdater> | null = null;
  #checking: Promise<UpdateState> | null = null;
  #downloading: CancellationToken | null = null;
  /** Whether the user asked for the running check, or for the one that led to the download. */
  #asked = false;
  #timer: NodeJS.Timeout | null = null;
  #state: UpdateState = NOTHING_KNOWN;
  readonly #listeners = new Set<(state: UpdateState) => void>();

  constructor(options: UpdateOptions, configFile: string) {
    this.#options = options;
    this.#configFile = configFile;
    this.#unsubscribe = options.settings.onChange(() => this.#follow());
    this.#follow();
  }

  get state(): UpdateState {
    return this.#state;
  }

  onChange(listener: (state: UpdateState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  checkForUpdates(): Promise<UpdateState> {
    this.#asked = true;
    return this.#checkOnce();
  }

  /** @throws SightlineError `not-found` (nothing downloaded), `unavailable` (the installer did not start). */
  async installUpdate(): Promise<void> {
    if (this.#state.state !== 'downloaded') {
      throw new SightlineError('not-found', 'expected a new version that has been downloaded, found none');
    }
    const updater = await this.#load();
    await this.#options.beforeInstall();
    // Reported only by an event: missing rights, or the user dismissed the prompt. The app keeps running.
    const failures: unknown[] = [];
    const note = (error: unknown): void => void failures.push(error);
    updater.on('error', note);
    updater.quitAndInstall(true, true);
    updater.off('error', note);
    if (failures.length > 0) {
      throw new SightlineError('unavailable', `the new version was not installed: ${shortened(failures[0])}`);
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.#schedule(false);
  }

  get #agreed(): boolean {
    return this.#options.settings.state().settings.checkForUpdates;
  }

  /** Follows the setting: daily checks from now on, or none. */
  #follow(): void {
    if (this.#agreed === (this.#timer !== null)) return;
    this.#schedule(this.#agreed);
    if (this.#agreed) return void this.#checkOnce();
    if (!this.#asked) this.#downloading?.cancel();
    if (this.#state.state !== 'downloaded') this.#become(NOTHING_KNOWN);
  }

  #become(state: UpdateState): UpdateState {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
    return state;
  }

  #schedule(daily: boolean): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = daily ? setInterval(() => void this.#checkOnce(), DAY_MILLISECONDS) : null;
    this.#timer?.unref();
  }

  #checkOnce(): Promise<UpdateState> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
      if (!this.#downloading) this.#asked = false;
    });
    return this.#checking;
  }

  /** Returns the known state if a new version is being downloaded or is waiting to be installed. */
  async #check(): Promise<UpdateState> {
    if (this.#downloading || this.#state.state === 'downloaded') return this.#state;
    try {
      const updater = await this.#load();
      const result = await updater.checkForUpdates();
      const version = result?.updateInfo.version ?? null;
      if (!result?.isUpdateAvailable) {
        return this.#become({ state: 'current', version, message: null });
      }
      this.#become({ state: 'available', version, message: null });
      await this.#download(updater, version);
    } catch (error) {
      this.#become({ state: 'failed', version: null, message: shortened(error) });
    }
    return this.#state;
  }

  /** Starts the download; the state reports the result. */
  async #download(updater: AppUpdater, version: string | null): Promise<void> {
    const { CancellationToken: Token } = (await import('electron-updater')).default;
    const token = new Token();
    this.#downloading = token;
    updater
      .downloadUpdate(token)
      .then(
        () => this.#become({ state: 'downloaded', version, message: null }),
        (error: unknown) => {
          this.#become(
            token.cancelled ? NOTHING_KNOWN : { state: 'failed', version, message: shortened(error) },
          );
        },
      )
      .finally(() => {
        this.#downloading = null;
        this.#asked = false;
      });
  }

  /** Loads electron-updater at the first check: most starts don't need it. */
  #load(): Promise<AppUpdater> {
    this.#updater ??= this.#create().catch((error: unknown) => {
      this.#updater = null;
      throw error;
    });
    return this.#updater;
  }

  async #create(): Promise<AppUpdater> {
    const { default: electronUpdater } = await import('electron-updater');
    const updater = electronUpdater.autoUpdater;
    updater.updateConfigPath = this.#configFile;
    updater.forceDevUpdateConfig = !app.isPackaged;
    updater.autoDownload = false;
    // On Linux, installing on quit would ask for a password while the user wants to leave.
    updater.autoInstallOnAppQuit = false;
    updater.logger = null;
    // Callers handle the failures; without a listener, an `error` event would end the process.
    updater.on('error', () => undefined);
    guardUpdateSession(updater.netSession, () => this.#agreed || this.#asked, this.#options.record);
    return updater;
  }
}

function shortened(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line.slice(0, MESSAGE_CHARACTERS);
}
