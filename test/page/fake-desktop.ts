/** What a desktop host can do with files, without a desktop: notes what it was asked to. */
import type { FileActions, HostApp, SettingsStore } from '../../electron/host/context.ts';
import { plainHost } from '../../electron/host/plain-host.ts';
import { SightlineError } from '../../shared/errors.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import type { Capabilities, NetworkRequest, SettingsState, UpdateState } from '../../shared/schemas.ts';
import { DOCTOR_REPORT } from './fake-doctor.ts';

export interface FakeDesktop {
  readonly app: HostApp;
  readonly files: FileActions;
  /** Beyond those of a web host. */
  can(change: Partial<Capabilities>): void;
  /** Names of files that the trash refuses. */
  readonly stuck: Set<string>;
  readonly settings: SettingsStore;
  /** Says how settings are kept from now on. */
  keeps(state: SettingsState['state'], reason: string): void;
  /** What the host says that it asked of the network. */
  requests: readonly NetworkRequest[];
  /** What a look for a new version finds. */
  update: UpdateState;
}

/** All that the viewer and the grid offer on a desktop. */
export const DESKTOP: Partial<Capabilities> = {
  reveal: true,
  open: true,
  copyImage: true,
  copyPath: true,
  drag: true,
  trash: true,
  restore: true,
};

export function createFakeDesktop(note: (method: string, input: unknown) => void): FakeDesktop {
  const plain = plainHost();
  let info = plain.info;
  const stuck = new Set<string>();
  const noted =
    (method: string) =>
    (path: Uint8Array | readonly Uint8Array[]): Promise<void> => {
      const paths = path instanceof Uint8Array ? [path] : path;
      note(
        method,
        paths.map((bytes) => Buffer.from(bytes).toString()),
      );
      return Promise.resolve();
    };
  const memory = settingsInMemory();
  let kept: Pick<SettingsState, 'state' | 'reason'> = { state: 'saved', reason: null };
  const desktop: FakeDesktop = {
    stuck,
    requests: [],
    update: { state: 'current', version: '0.1.0', message: null },
    app: {
      ...plain,
      get info() {
        return info;
      },
      requests: () => desktop.requests,
      examine: () => Promise.resolve(DOCTOR_REPORT),
      checkForUpdates: () => {
        note('checkForUpdates', null);
        return Promise.resolve(desktop.update);
      },
    },
    settings: {
      ...memory,
      state: () => ({ ...memory.state(), ...kept }),
      update: async (change) => ({ ...(await memory.update(change)), ...kept }),
      onChange: (listener) => memory.onChange((state) => listener({ ...state, ...kept })),
    },
    keeps(state, reason) {
      kept = { state, reason };
    },
    can(change) {
      info = { ...info, capabilities: { ...info.capabilities, ...change } };
    },
    files: {
      reveal: noted('reveal'),
      open: noted('open'),
      copyImage: noted('copyImage'),
      copyPaths: noted('copyPaths'),
      drag: noted('drag'),
      trash: async (path) => {
        const name = Buffer.from(path).toString();
        if ([...stuck].some((end) => name.endsWith(end)))
          throw new SightlineError('read-only', 'the disk is read-only');
        await noted('trash')(path);
        return `/trash/${name}`;
      },
      restore: (from) => {
        note('restore', from);
        return Promise.resolve();
      },
    },
  };
  return desktop;
}
